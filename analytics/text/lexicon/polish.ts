import type { LexiconSource } from "./lexicon.ts";

/** Polish, written by hand. */
export const polish: LexiconSource = {
  language: "pl",
  valence: [
    [
      3,
      `świetn* doskonał* znakomit* wspaniał* fantastyczn* rewelac* genialn* idealn* perfekcyjn* cudown* rewelka zachwyc*
      zachwyt* kocham kochamy uwielbiam uwielbiamy najlepsz* najlepiej super bomba mistrz* mistrzostwo ekstra sztos
      petarda cudo rozkosz* niesamowit* olśniew* wybitn* zajebist* zarąbist*`,
    ],
    [
      2,
      `dobr* dobrze dziękuję dziękujemy dzięki dziękować dziękuje podzięk* polecam polecamy poleca zadowolon* zadowala* zadowolenie
      miły miła miłe mili miło uprzejm* grzeczn* sympatyczn* pomocn* pomógł pomogła pomogli profesjonaln* fachow* kompetentn*
      szybko szybki szybka szybkie sprawn* solidn* rzeteln* niezawodn* wygodn* ładn* piękn* śliczn* pyszn* smaczn* radoś* radosn*
      cieszę cieszy cieszymy ciesz* szczęśliw* szczęści* wesoł* zabawn* śmieszn* haha* hehe* lubię lubimy podoba podobał*
      podobają gratul* sukces* wygran* wygrał* wygral* zwycię* udan* udało fajn* fajnie spoko brawo hurra kochan* miłoś* czuł*
      życzliw* ciekaw* interesując* imponuj* wdzięczn* doceniam doceniamy przyjemn* przyjazn* atrakcyjn* korzystn* tani*
      rozwiązan* naprawion* naprawil* prezent* nagrod* duma dumn* lepsz* lepiej nadziej* pozytywn* szacun respekt top
      klasa cool czysto czyst* bezproblemow* terminow* pochwał* chwal* polecić warto bezpieczn* cierpliw* serdeczn*`,
    ],
    [
      1,
      `ok okej łatw* prost* jasne jasny jasna darmow* gratis rabat* promocyjn* dostępn* nowoczesn* śwież* poprawn* w_porządku
      zgodn* spokojn* popraw* ulepsz* działa_dobrze wakacje weekend`,
    ],
    [
      -1,
      `woln* powoln* czekam czekamy czekać czekałem czekałam czeka oczekiw* drog* opóźni* spóźni* trudn* skomplikowan* niejasn*
      problem* błąd błęd* awari* usterk* kolejk* niestety szkoda dziwn* wątpliw* wątpię martw* smutn* smut* nudn* nud*
      zmęczon* brak brakuje zgubi* zgubion* zagin* utrat* strac* odwoła* anulow* odmow* odmaw* zapomni* zawiesza zawiesił*
      zacina tnie_się reklamac* skarg* skarż* zażal* głośn* zimn* nieudan* średni* przeciętn* kar_za kara za_drogo
      minus długo niedostępn* znowu`,
    ],
    [
      -2,
      `zły zła złe źle złego kiepsk* słab* słabo marn* beznadziejn* nieuprzejm* niegrzeczn* niemił* chamsk* cham arogan* bezczeln*
      niekompeten* nieprofesjonal* rozczarow* zawiedzion* zawiod* zawód niezadowol* wkurz* wkurw* zdenerwow* denerw* irytu*
      iryt* zły_na wściek* złoś* oburz* skandal* oszust* oszuk* oszust naciąg* naciągacz* kłam* kłamstw* kradzież* ukrad*
      kradn* złodziej* wyłudz* lipa żart żarty kpina kpiny kpią zepsut* zepsuł* popsut* uszkodz* wadliw* bubel bezużyteczn*
      bezwartościow* niedopuszczaln* nieakceptowaln* skandaliczn* wstyd* żenad* żenując* żałosn* głupi* głupot* idiot* debil*
      kretyn* dur* palant* nienawi* wróg wrog* zabi* zabój* morder* śmier* umar* umier* wojn* zamach* terror* ofiar* przemoc*
      ból boli bólu cierpi* strach boję płacz* płacze tragedi* dramat* katastrof* koszmar* brud* śmierdzi* obrzydl* ohydn*
      nie_działa nie_działają nie_mogę nie_da_się nie_dotarł* nie_otrzyma* nie_odpowiada* nie_odbiera* nie_przyszł* brak_odpowiedzi
      brak_kontaktu nigdy_więcej nie_polecam odradzam ignoruj* olewa* olali masakra dno syf gówn* gówno dupa dupy do_dupy
      cholern* kurw* pierdol* pieprz* jebać jeban* chuj* spierdol* szajs dziadostwo dziadow* porażk* przegra* niesprawiedliw*
      nieuczciw* lekceważ* zlekceważ* kłopot* gorsz* gorzej`,
    ],
    [
      -3,
      `okropn* straszn* tragiczn* fataln* najgorsz* najgorzej koszmarn* odrażając* skandaliczny złodzieje oszuści
      nienawidzę obrzydliw* omijać_z_daleka omijajcie unikać unikajcie porażka_na_całej totalna_porażka totalna_masakra`,
    ],
    [0, `dobry_wieczór dzień_dobry dobranoc zabieg* dobrej_nocy dobrego_dnia`],
    [1, `nieźle niezły niezła niezłe`],
    [-1, `niedobr* nienajlep*`],
  ],
  negators: `nie ani bez nigdy żaden żadna żadne żadnej żadnego nic nikt wcale brak`,
  negatedFromBehind: false,
  intensifiers: `bardzo naprawdę strasznie niezwykle wyjątkowo absolutnie całkowicie kompletnie totalnie mega ekstremalnie tak
    taki taka takie zbyt za szczególnie ogromnie mocno zawsze niesamowicie serio`,
  dampers: `trochę lekko raczej dość dosyć prawie niemal może czasem czasami jeśli gdyby poniekąd`,
  contrasts: `ale jednak lecz natomiast choć chociaż mimo`,
  expected: `działa* odpowiad* odpowiedź odpowiedzi odpisu* odpisał* przyszł* przychodz* dotarł* dociera* dosta* otrzyma* wchodzi
    ładuje otwiera łączy włącza zalog* logow* dostęp* przyjm* zwró* zwrot* pomag* pomóc pomaga rozumi* rozwiąz* możliw* można mogę
    odbiera* wysła* oddzwoni* zadzwoni* reagu* kontakt* zgadza zależy chce pasuje spełni*`,
  questions: `co kto jak gdzie kiedy dlaczego czemu czy ile jaki jaka jakie jakim który która które skąd dokąd kogo komu
    pytanie mam_pytanie czy_można czy_mogę o_co po_co`,
  openers: `czy macie możecie jest są można da_się będzie wiecie`,
  requests: `proszę prosze prosimy pomocy pomóżcie pomożecie pomóc pomoc potrzebuję potrzebuje potrzebna chciałbym chciałabym
    chcę chce_wiedzieć możecie mogą_państwo może_ktoś moglibyście mógłby mogłaby odpowiedzcie odezwijcie skontaktujcie
    kontakt wyjaśni* wyjaśnijcie sprawdźcie sprawdzić zwróćcie oddajcie żądam oczekuję czekam_na informacj* podajcie powiedzcie
    napiszcie szukam dajcie_znać naprawcie`,
  problems: `nie_działa nie_działają nie_mogę nie_da_się nie_dotarł* nie_otrzyma* nie_dosta* nie_przyszł* nie_odpowiada* problem*
    błąd błęd* awari* usterk* zepsut* zepsuł* uszkodz* wadliw* opóźni* spóźni* czekam czekamy nadal_nie wciąż_nie dalej_nie
    zgubi* zagin* brakuje pobran* pobrał* obciąż* podwójn* zablokow* zwrot* reklamac* skarg* anulow* oszust* oszuk*
    skandal* masakra tragedia beznadziejn* niekompeten* rozczarow* najgorsz* odwołan* brak_zasięgu brak_internetu przerw*
    włamał* zawiesza`,
  thanks: `dziękuję dziękuje dzięki dziękujemy dzięks rozwiązane naprawione działa_już już_działa wszystko_ok w_porządku ok
    super spoko jasne`,
  functions: {
    finance: `faktur* płatno* zapłac* zapłaci* płac* przelew* zwrot_pieniędzy pieniądz* pieniędzy rachun* opłat* konto_bankowe
      kart* bank* rat* kredyt* pobran* obciąż* saldo podat* vat paragon*`,
    commerce: `zamówi* zamawia* dostaw* przesył* paczk* kurier* koszyk* zwrot_towaru wymian* towar* sklep* produkt_niedostępny
      rozmiar* kupił* zakup* magazyn* paczkomat* wysył*`,
    product: `aplikacj* aktualizacj* wersj* funkcj* błąd_w sugesti* propozycj* jakoś* przepis* skład bateri* model* wygląd
      interfejs*`,
    sales: `cena ceny cenę cen cennik* ofert* kupić kupię wycen* abonament* pakiet* taryf* zainteresowan* dostępność
      ile_kosztuje nowy_klient demo próbn*`,
    marketing: `promocj* konkurs* rabat* kod_rabatowy kupon* newsletter* punkty program_lojalnościowy kampani* sponsor* wydarzen*
      influencer* współprac*`,
    advertising: `reklam reklama reklamę reklamy reklamie reklamą spot baner* billboard*`,
    public_relations: `dziennikarz* dziennikark* pras* redakcj* wywiad* oświadczeni* bojkot* skandal* rzeczni*`,
    legal: `prawnik* adwokat* sąd sądu sądem pozew pozw* rodo dane_osobowe danych_osobowych uokik regulamin* prawo prawa
      bezprawn* nielegaln* rzecznik_konsument* policj* prawn*`,
    people: `prac_a rekrutacj* cv wynagrodzen* pensj* zatrudni* oferta_pracy oferty_pracy praca_u staż* kariera* pracodawc*
      wakat* rozmow_kwalifikac*`,
    research: `ankiet* badani* kwestionariusz* praca_magisterska praca_licencjacka sondaż*`,
    care: `pomoc obsług* infolini* konsultant* konto hasł* logow* zalog* problem* awari* internet* zasięg* sieć router* reklamac*
      serwis* napraw* gwarancj* wizyt* termin* lot lotu bagaż* bilet* rezerwacj* pociąg* technik* skarg*`,
  },
  substance: `zwrócone zwróciliśmy zwrócil* wymienion* anulowan* naprawion* naprawil* rozwiązan* przywrócon* wysłan* wysłal*
    przekazan* przekazal* zgłoszon* zgłosil* pracuj* technicy technik otwart* do_dnia ponieważ gdyż aby z_powodu można możesz
    może_pan może_pani należy trzeba kliknij kliknąć przejdź ustawieni* spróbuj* zrestart* uruchom* zresetuj odinstal* wyłącz*
    włącz* krok* instrukcj* tutaj dni_roboczych godzin ciągu dostępn* szacowan* kosztuje koszt wynosi zawiera oferujemy
    nie_ma_możliwości możliwe tak oznacza obowiązuje od_dnia rozpoczyna kończy będzie będą zostanie zostanie otrzyma*`,
  redirects: `pw dm priv wiadomość_prywatn* wiadomości_prywatn* prywatnej prywatną na_priv napisz_do napisz proszę_o_kontakt
    prosimy_o_kontakt skontaktuj* skontaktowa* zadzwoń prześlij podaj podanie przesłanie numer_klienta numer_zamówienia
    numer_telefonu więcej_szczegółów więcej_informacji sprawdzimy przyjrzymy zweryfikować chętnie_pomożemy pomożemy`,
  courtesies: `dziękuję dziękujemy dzień_dobry cześć witaj* przepraszam* przykro rozumiem* niedogodnoś* pozdraw* miłego dobrego_dnia
    cieszymy cierpliwość proszę_bardzo szkoda utrudnieni*`,
};
