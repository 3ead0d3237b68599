import type { Valence } from "../lexicon.ts";

/** More Polish words of mood: feelings, blame and praise of goods and services, slang. Written by hand. */
export const polishMoods: readonly Valence[] = [
  [
    3,
    `oszałamiając* zachwycając* zachwyc* zachwycon* urzekając* urzekł* olśniewając* bezkonkurencyjn* bezbłędn* nieskaziteln* nienagann* wzorow*
    pierwszorzędn* pierwszorz* wyśmienit* przepyszn* przepięk* prześliczn* przecudown* przemił* przesympatyczn* przeuroc* nieziemsk* bosk* bajeczn* bajkow*
    magiczn* fenomenaln* rewelacyjn* rewelacja spektakularn* sensacyjn* wyborn* arcydzieł* majstersztyk mistrzowsk* genialnie mega_dobr* mega_pozytyw*
    mega_zadowolon* bardzo_zadowolon* bardzo_dobr* bardzo_polecam gorąco_polecam szczerze_polecam serdecznie_polecam zdecydowanie_polecam polecam_wszystkim
    polecam_każdemu polecam_z_całego godn* godny_polecenia godne_polecenia godna_polecenia pełna_profeska pełen_profesjonalizm pełna_profesja 10/10 pięć_gwiazdek
    5_gwiazdek na_najwyższym na_piątkę na_szóstkę na_medal klasa_sama czapki_z_głów szacunek_wielki wielkie_dzięki bardzo_dziękuję serdecznie_dziękuję
    dziękuję_bardzo dziękuję_serdecznie super_sprawa super_obsługa kocham_was kocham_to kocham_cię zakochan* zakochał* uwielbia* ubóstwiam przezajebist* zajefajn* zaje_fajny odlotow* czad czadow*
    wypas wypasion* wymiata rządzi miazga kozak kozack* ogień petarda sztos gites kapitaln* przegenialn* strzał_w_dziesiątkę hit_roku najwspanial* najmilsz* najfajniejsz* najpiękniejsz* najsmaczniejsz*`,
  ],
  [
    2,
    `zadowol* usatysfakcjonowan* satysfakcj* satysfakcjonując* pozytywnie przyjemność przyjemności frajd* uciech* radocha radosn* ucieszył* ucieszon* cieszę_się cieszy_mnie
    roześmian* uśmiech* uśmiał* uśmiałam uśmiałem śmiech śmieję śmiałem śmiałam ubaw zabaw* rozbawił* rozbawion* rozśmieszył* śmieszk* hahaha* hihi* xd xdd lol beka_z_tego dowcipn* humor poczucie_humoru
    wesoło weseln* optymis* nadzieja entuzjaz* entuzjast* podekscytowan* ekscytując* pasjonując* porywając* wciągając* fascynując* intrygując* inspirując* inspiruj* motywując* wzruszając* wzrusz*
    piękno urocz* urok uroda uroczo prześliczna ślicznotk* słodk* słodziak* słodziut* kochani kochanie skarb skarbie buziak* buziaki całus* całuję przytul* ściskam tulę czułość miłość
    ukochan* ulubion* ulubien* faworyt* przyjaźn* przyjaciel* przyjaciół* życzliwość serdeczność uprzejmość kultura_osobista kulturaln* taktown* troskliw* opiekuńcz* wyrozumiał* empatyczn* cierpliwość
    cierpliwie pomocni pomocność pomocna_dłoń pomógł pomogło zaangażowan* oddan* sumienn* staran* starann* dokładn* skrupulatn* precyzyjn* punktualn* terminowo przed_czasem na_czas w_terminie ekspresow*
    błyskawiczn* błyskawicznie szybciutko szybciej_niż szybka_dostawa szybka_wysyłka szybka_realizacja szybka_reakcja szybko_i_sprawnie sprawnie bezpiecznie_zapakowan* dobrze_zapakowan* solidnie_zapakowan* starannie_zapakowan*
    zgodny_z_opisem zgodne_z_opisem zgodna_z_opisem jak_na_zdjęciu wszystko_zgodnie wszystko_w_porządku wszystko_ok wszystko_super wszystko_gra wszystko_działa działa_bez_zarzutu działa_świetnie działa_dobrze działa_idealnie
    działa_jak_należy bez_zarzutu bez_zastrzeżeń bez_problemu bez_problemów bez_uwag nie_ma_problemu żaden_problem żadnych_problemów zero_problemów nie_mam_zastrzeżeń brak_zastrzeżeń nie_zawiod* nie_zawodzi nigdy_nie_zawiod* nie_żałuję
    nie_rozczarow* nie_ma_się_do_czego nie_mam_uwag warty_swojej warta_swojej warte_swojej wart_ceny warte_ceny wart_polecenia warto_było warto_kupić warto_odwiedzić warto_zobaczyć opłaca_się opłacało okazj* okazja korzystn* przystępn* rozsądn* dobra_cena dobre_ceny
    niska_cena niedrog* tanio taniutko atrakcyjn_cen dobra_jakość dobrej_jakości wysoka_jakość wysokiej_jakości świetna_jakość jakość_super porządn* porządnie trwał* wytrzymał* mocn_wykonan niezawodność funkcjonaln* praktyczn* poręczn* użyteczn*
    przydatn* przydał* skuteczn* efektywn* wydajn* ekonomiczn* nowatorsk* innowacyjn* pomysłow* kreatywn* oryginaln* stylow* eleganck* gustown* modn* estetyczn* schludn* czyściutko zadban* wysprzątan* przestronn* komfort* przytuln* klimatyczn* nastrojow* kameraln*
    romantyczn* spokój spokojnie relaks* odpocz* odpoczynek wypoczyn* zrelaksowan* odprężając* ukojen* ulga ulgę pyszności pycha pychota mniam przepyszny apetyczn* aromatyczn* soczyst* chrupiąc* świeżutk* domow* pyszniutk* smakowit* smakowało smakuje
    delicj* palce_lizać zdolny zdoln* utalentowan* talent mądr* mądrze inteligentn* bystr* sprytn* odważn* dzieln* bohater* honorow* uczciw* uczciwość szczer* szczerość lojaln* wiern* solidarn* hojn* szczodr* wspiera* wsparcie wsparł* wspierając*
    sukcesów sukces triumf* zwycięs* zwyciężył* medal* złot_medal mistrz* awans* rekord* osiągn* osiągnięci* dokonał* zdałem zdałam udało_się podołał* wyzdrowia* zdrowia_życz powodzenia wszystkiego_najlepszego najlepszego sto_lat gratulacje gratki gratuluję brawa owacj* oklaski
    wesołych_świąt szczęśliwego_nowego miłego_weekendu miłego_dnia miłej_zabawy smacznego dobra_robota świetna_robota kawał_dobrej dobra_wiadomość dobre_wieści dobry_pomysł świetny_pomysł fajna_sprawa fajna_zabawa fajnie_że fajowo fajow* spoczko git gitara
    klawo klawy ekstraśn* odjazd odjazdow* szałow* szał wow łał jej_super jupi hura hurra huraa jest_moc oby_tak_dalej tak_trzymać trzymam_kciuki kciuki łapka_w_górę lajk lubię_to podoba_mi podobało_mi przypadł*_do_gustu przypadł_do_gustu przypadła_do_gustu
    cenię ceni_sobie doceniać szanuję szacunek wzbudza_zaufanie zaufani* godny_zaufania godna_zaufania wdzięczność wdzięczni wrócę_tu wrócimy na_pewno_wróc* chętnie_wróc* jeszcze_wróc* kupię_ponownie ponownie_kupię zamówię_ponownie będę_wracać jeszcze_nie_raz
    nie_mogę_się_doczekać nie_mogę_doczekać już_nie_mogę_się`,
  ],
  [
    1,
    `przyzwoit* niezgorsz* znośn* całkiem_dobr* całkiem_niezł* całkiem_spoko całkiem_fajn* może_być nie_najgorz* nie_jest_źle nie_narzekam w_miarę_dobr* w_miarę_ok dość_dobr* wystarczając* odpowiedn* w_sam_raz pasuje_idealnie lepszy_niż poprawił* poprawia* poprawa postęp*
    lżej ciepło ciepły słoneczko słoneczn* słonecz* lato wiosna urlop piąteczek piątunio piątek weekendowo premier* nowość niespodziank* rabacik zniżk* gratisy gratis zgadzam_się zgoda popieram racja masz_rację słusznie super_że`,
  ],
  [
    -0.5,
    `dlaczego czemu ile_można ile_jeszcze jak_długo znowu znów po_raz_kolejny kolejny_raz od_tygodnia od_miesiąca od_tygodni już_trzeci nadal wciąż`,
  ],
  [
    -1,
    `niezbyt niekoniecznie tak_sobie taki_sobie taka_sobie takie_sobie nijak* bezbarwn* mdł* bez_smaku bez_wyrazu bez_szału szału_nie_ma bez_rewelacji żadna_rewelacja rewelacji_nie_ma przereklamowan* przecenion* przesadn* przesadz* przesada przegięc* przegięł* średniawk* przeciętniak
    niedopracowan* niedoróbk* niedorobion* niedokładn* niechlujn* niestarann* byle_jak bylejak* na_odwal odwalon* fuszerk* partactw* partacz* spartaczon* spartol* spieprzon* spierniczon* zwalon* zawalon* zawalił* nawalił* nawala* nawalają szwankuj* szwank*
    zacin* zacięł* zamula* muli mulą laguje lagi lagów wiesza_się zawiesza_się wywala_błąd wywala_mnie wysypuje crashuj* przerywa przerywanie rozłącza rozłączyło zrywa_połączenie brak_sygnału brak_zasięgu brak_prądu brak_wody brak_kultury brak_szacunku brak_profesjonalizmu brak_informacji brak_reakcji
    brak_wiedzy brak_chęci brak_logiki brak_słów brak_sensu bez_sensu bezsens* bezsensown* nonsens* absurd* niedorzeczn* nielogiczn* niezrozumiał* pogmatwan* zagmatwan* zawił* chaos chaotyczn* bałagan* burdel syf_i rozgardiasz zamieszan* zamęt
    dezorganizac* niezorganizowan* biurokrac* spychologi* zbywają zbywa_mnie zbył* zbyt_drog* zbyt_długo zbyt_późno zbyt_mał* zbyt_wysok* za_drogi za_drogie za_późno za_długo za_małe za_mało za_duże za_wolno za_głośno za_zimno za_ciasno
    drożyzn* drożej podwyż* zawyżon* inflacj* ekspensywn* przepłac* przepłacon* dopłat* kar_umown* mandat* opóźnien* spóźnion* spóźnił* obsuw* przeterminowan* przedawn* odwlek* przeciąga_się ciągnie_się wlecze wlokące ślamazarn* ospał* leniw* leń
    kolejki kolejka_na tłok tłoczno ciasn* ciasno duszn* duszno ciemn_i ponur* smętn* przygnębiając* przygnębion* przybit* zdołowan* załaman* zrezygnowan* zniechęc* zniechęcon* rozgoryczon* gorycz* gorzk* żal żałuj* żałosne pożałowan* samotn* tęskn* tęsknię nostalgi*
    obaw* obawiam lęk* przeraż* przerażając* przerażon* niepokoj* niepokój niepewn* nieufn* podejrzan* podejrzew* wątpliwoś* wątpliwe kontrowersyjn* dyskusyjn* sporn* kłótni* kłóc* awantur* pretensj* zarzut* krytyk* krytyczn* oskarż* protest* bojkot* strajk*
    chory chora chore chorob* choruj* choroba przeziębi* katar kaszel gorączk* gryp* migren* boli_głowa ból_głowy bolą głodn* głód zmarz* zmarzłem zmarzłam niewyspan* bezsenn* korek korki deszcz ulew* plucha ślisko upał* zimnica poniedziałek kac kolokwium sesja egzamin* sprawdzian* kartkówk*
    zimne zimny letnie_jedzenie przesolon* niedosolon* przypalon* spalon* niedogotowan* niedopieczon* surow* twarde_jak gumow* wysuszon* nieśwież* niesmaczn* nieapetyczn* tłust* rozgotowan* rozwodnion* czerstw*
    porysowan* zarysowan* pęknięt* pękł* stłuczon* zbity zbite zbita potłuczon* podart* rozdart* dziuraw* przeciek* cieknie odkleja odpadł* odpada urwał* urwan* złamał* złaman* wgniec* poplamion* zabrudzon* używan_zamiast wybrakowan* niekompletn* niesprawn* niepełn* nie_ten_rozmiar zły_rozmiar
    niezgodn* niezgodny_z nie_pasuje nie_zgadza nie_odpowiada_opisowi nie_spełni* nie_polecił* nie_zadowol* nie_podoba nie_podobał* nie_lubię nie_smakował* nie_smakuje nie_warto nie_opłaca nie_rozumiem_dlaczego nie_rozumiem_czemu nie_rozumiem_jak nie_wiadomo nikt_nie_wie nikt_nic nikt_nie_odbiera nikt_nie_odpowiada
    nikt_nie_odpisuje nikt_nie_pomógł nikt_nie_oddzwonił nikt_się_nie nic_nie_działa nic_nie_dało nic_nie_robią nic_nie_wiedzą nic_się_nie nic_nie_zmienił* nic_dobrego nic_specjalnego nic_ciekawego zero_odpowiedzi zero_kontaktu zero_reakcji zero_pomocy zero_szacunku zero_informacji zero_kultury
    nadal_nie wciąż_nie dalej_nie ciągle_nie do_dziś_nie do_tej_pory_nie jeszcze_nie_dotarł* niestety_nie przegran* porażka przegrał* pech pechow* nieszczęśliw* nieszczęś* niefart niepowodzen* fiasko klapa wpadk* gafa ups ojej oj_nie ehh eh ech ech_szkoda pff phi uch uff_nie fuj fu ble bleee łeee`,
  ],
  [
    -2,
    `nieprzyjemn* nieprzyjazn* niesympatyczn* niekulturaln* nietaktown* opryskliw* oprysk* burkliw* gburowat* gbur* gbury prostak* prostack* cham* chamstw* bezczelność arogancj* zarozumial* wyniosł* buc buce bucem bucowat* obcesow* obrażliw* obraźliw* obraż* obraził* wyzwisk* wyzywa* wyzwał* poniż* upokorz* upokarza*
    wyśmiew* wyśmiał* drwi* szydz* ignoranc* ignorant* obojętn* olewczy olewactw* olewają olewka olał* mają_gdzieś mają_w_dupie mam_dość mam_dosyć dość_tego dosyć_tego miarka_się przebrała_się szlag szlag_mnie szlag_trafia trafia_mnie krew_mnie krew_zalewa wkurza wkurzając* wkurzon* wkurwiaj* wkurwion* wnerwi* rozwściecz* rozjuszon* wściekł* wściekam furia
    złość zły_jestem zła_jestem gniew* oburzając* oburzon* skandal zbulwersowan* bulwersuj* rozczarowując* rozczarowan* zawiedzion* zawód niezadowoleni* niezadowolon* frustruj* frustrac* sfrustrowan* irytując* denerwując* uciążliw* męcząc* męczarni* męczą_mnie udręk* katorg* gehenn* horror* makabr* makabryczn* piekł* piekieln*
    nie_do_przyjęcia nie_do_zaakceptowania nie_do_zniesienia nie_do_wytrzymania nie_do_pomyślenia nie_do_wiary_co nie_do_użytku nie_nadaje_się nie_nadają_się do_niczego do_kitu do_bani do_chrzanu do_luftu do_śmieci do_wyrzucenia na_śmietnik nieporozumienie jedno_wielkie_nieporozumienie kompletna_porażka totalna_porażka
    jedna_wielka_porażka totalne_dno kompletne_dno dno_dna dno_i_wodorosty dno_totalne żenada żenujący totalna_żenada wstyd_i_hańba hańb* haniebn* kompromitac* kompromituj* kompromitując* blamaż* farsa cyrk kabaret parodia tragikomedia amator* amatorszczyzn* nieudaczni* nieudolnoś* nieudoln* nieporadn*
    niewykwalifikowan* niekompetencj* niekompetent* niedouczon* nieuprzejmość niepoważn* niesłown* nierzeteln* niesolidn* niedbał* niedbalstw* zaniedb* zaniedban* zlewaj* lekcewaga lekceważąc* lekceważen* nieodpowiedzialn* bezmyśln* bezduszn* bezlitosn* bezwzględn* okrutn* okrucieństw* nieludzk* bestialsk* bestia* potwor* zwyrodnial* zboczen* zboczeniec pedofil* gwałt* gwałciciel*
    oszukan* oszukańcz* oszukuj* oszukał* oszukali nabijają_w_butelkę nabit_w_butelkę zrobieni_w_konia robią_w_konia naciągan* naciągnęl* wyłudzen* wyłudza* zdzierstw* zdziercy lichw* złodziejstw* złodziejsk* okradli okradziono okradają okradzion* kradną kradzież rabunek rabun* bandyt* bandyck* przestępc* przestępstw* kryminal* mafi* korupc* łapówk* łapówkar* przekręt* przewał* wałek wały ściem* ściema
    bajer* bujda bzdur* bzdety bzdet brednie pierdoły głupoty kretyństw* kretyńsk* idiotyzm* idiotyczn* debilizm* debiln* imbecyl* matoł* tępak* tępy tępa tępe tuman* głąb głąby baran barany osioł półgłów* ćwok* ciemniak* ciemnota wieśniak* wieśniar* burak buraki burakow* żul* menel* patologi* patus* pajac* pajace błazen błazn* błazenad* klaun*
    szmat* szmata dziwka dziwk* kurwiszon* suka sukinsyn* skurwysyn* skurwiel* skurwi* gnoj* gnój gnida ścierw* bydl* bydło świnia świnie świństw* padalec łajdak* łajdac* kanali* drań dranie łachudr* łotr* nikczemn* podły podła podłe podłość podłoś* perfidn* zdradziec* zdrad* zdrajc* judasz* tchórz* obłud* obłudn* hipokry* dwulicow* fałsz* fałszyw* zakłaman* kłamca kłamcy kłamczuch* kłamliw* łgarz* łże łgarstw*
    dupek dupki dupkiem dupa_nie do_dupy w_dupie z_dupy gówniak* gówniar* gówniany gówniane zasran* zasrańc* srać sraj* zesrał* osran* kupa_śmiechu chujow* chujnia chujni* chuj_z_tym w_chuj_złe huj* pizd* pizda pojeb* pojebał* zjeb* zjebał* zjeban* rozjeb* wyjeb* przejeb* ujeb* jebie zajeb_się spierdalaj* wypierdalaj* opierdol* rozpierdol* zapierdol* popierdol* pierdolę chrzan* chrzanić cholera cholernie_zły
    do_cholery kurde kurczę_no kurde_bele szlag_by krew_człowieka ja_pierdole ja_pierdolę japierdole o_kurwa co_za_żenada co_za_wstyd co_za_dno co_za_syf co_za_gówno co_za_kpina co_za_masakra masakryczn* masakra_jakaś katastrofaln* tragedia tragedia_po dramatyczn* dramat_po żałosny koszmarnie fatalna_obsługa fatalnie
    beznadziejna beznadzieja beznadziej* badziew* badziewi* tandet* tandetn* chłam* szmelc* złom rupieć* rupieci* gruchot* śmieć śmieci_nie dziadowsk* dziadost* dziadostwo padaka padak* kaszan* kaszana lipny lipna lipne lipa_totalna kicha kiszk* porażający krap krapow* ohyda ohyd* paskud* paskudztw* szpetn* brzydk* brzydal* wstrętn* wstręt* obleśn* odrażaj* odpychając* obrzydzen* rzyg* rzygać wymiot*
    mdłości śmierdziel* śmierdząc* smród smrod* cuchn* cuchnąc* zepsuty_towar zgnił* zgniliz* spleśnia* pleśń pleśn* robaki karaluch* karaluchy prusak* myszy szczur* włos_w zatrucie zatruł* zatrułem zatrułam brudno brudny brudna brudne zapuszczon* obskurn* zapyzia* zasyfion* niechluj* niehigieniczn*
    zepsuła zepsuło zepsuły psuje_się psują_się popsuł* popsuty padł_po rozpadł* rozpada rozleciał* rozwalił* rozwalon* rozpieprz* nie_włącza nie_ładuje nie_uruchamia nie_startuje nie_reaguje nie_reagują nie_raczą nie_potrafią nie_umieją nie_szanują nie_dostał* nie_doszł* nie_doszedł nie_przyszedł nie_przyjechał* nie_dostarcz* nie_oddzwon* nie_odpisuj* nie_chcą_zwrócić nie_zwrócil*
    nie_oddali nie_oddają odmówion* odrzucon* odrzucil* odmowa wyrzucone_pieniądze pieniądze_w_błoto wyrzuciłem_pieniądze strata_czasu strata_pieniędzy szkoda_pieniędzy szkoda_czasu szkoda_kasy szkoda_nerwów szkoda_gadać szkoda_słów zmarnowan* zmarnował* marnotraw* marnowanie stracony_czas oddajcie_pieniądze oddajcie_kasę zwróćcie_pieniądze chcę_zwrotu żądam_zwrotu
    nie_kupujcie nie_kupuj nie_zamawiajcie nie_dajcie_się nie_ufajcie nie_korzystajcie ostrzegam przestrzegam uwaga_oszuści unikajcie_jak odradzam_wszystkim nie_polecam_nikomu nikomu_nie_polecam stanowczo_odradzam szczerze_odradzam zdecydowanie_odradzam trzymajcie_się_z_daleka ostatni_raz pierwszy_i_ostatni więcej_nie_kupię więcej_nie_zamówię nigdy_nie_kupię już_nigdy noga_moja
    rezygnuj* rezygnuję żegnam żegnam_się zgłaszam_na_policję sprawa_w_sądzie zabójstw* zamordowa* zabił* zginął zginęł* zginęli zmarł* zmarli nie_żyje pogrzeb* żałob* kondolenc* samobój* tortur* bombard* wybuch* zamachow* masakrow* ludobójstw* rasist* rasizm* faszy* naziol* nazis* ksenofob* homofob* dyskrymin* dyktat* tyran* reżim* zdradzon* rozpacz* rozpaczliw* cierpien* łzy łez popłakał* ryczę beczę depres* załamk* załamka smuteczek`,
  ],
  [
    2,
    `nie_zawiodłem nie_zawiodłam nie_zawiedli nie_zawiódł nie_zawiodła nie_mogę_się_doczekać nie_rozczarował nie_rozczarowała niezawodn* niebiańsk*`,
  ],
  [0, `pieprz pieprzem chorwa* chorągi* bombk* bombel* bombon* wcale_nie zimny_napój barany_wełn`],
  [0, `podłoga podłącz* klawiatur*`],
];
