import type { LexiconSource } from "./lexicon.ts";

/** German, written by hand. */
export const german: LexiconSource = {
  language: "de",
  valence: [
    [
      3,
      `großartig* fantastisch* wunderbar* hervorragend* ausgezeichnet* exzellent* genial geniale geniales genialer perfekt*
      begeistert* begeistern traumhaft* fabelhaft* grandios* phänomenal* überragend* sensationell* brillant* mega
      hammermäßig vorbildlich* liebe_es ich_liebe liebt lieben verliebt liebste* awesome amazing love überglücklich
      wunderschön* weltklasse spitze spitzenmäßig bester beste bestes besten herzlichen_glückwunsch unglaublich_gut
      freu_mich freue_mich freuen_uns freuen_sich juhu hurra yeah yay voll_geil geil* bombe der_hammer umwerfend*`,
    ],
    [
      2,
      `gut gute guter gutes guten gutem super toll* schön* freundlich* nett* höflich* hilfsbereit* kompetent* zuverlässig*
      zufrieden* glücklich* froh* freude freuen freut freu gefreut empfehl* weiterempfehl* lob loben gelobt dank danke
      dankbar* dankeschön bedanke* merci klasse prima cool* top lecker* köstlich* angenehm* bequem* hübsch* süß* niedlich
      lustig* witzig* spaß spass erfolg* erfolgreich* gewinn gewonnen gewinnt gewinner* sieg siege siegt glückwunsch*
      gratulation gratuliere* beeindruck* sympathisch* liebevoll* herzlich* interessant* spannend* erfreulich* stolz
      lachen lacht lach haha hahaha hihi lol xd günstig* preiswert* reibungslos* unkompliziert* schnell_und_gut
      love like nice best happy great wow respekt bravo gelungen* feier* hoffnung* vorteil* verbesser* gelöst geklappt
      endlich_wieder wunsch_erfüllt lieb liebe liebes lieben_dank fan geliebt genieß* genoss* schmeckt bewunder*
      positiv* optimal* problemlos* geduldig* kulant* pünktlich* sehenswert* hoffnungsvoll unterstütz* willkommen
      stark starke starkes glück vielen_dank besten_dank danke_schön`,
    ],
    [
      1,
      `schnell* einfach_zu klappt funktioniert_wieder gern gerne okay ok passt in_ordnung hilfreich* geholfen
      verständlich* übersichtlich* fair* sauber* frisch* richtig_gut modern* praktisch*
      gespannt vorfreude urlaub wochenende party weihnacht* geschenk* geburtstag* kostenlos* besser bessere*
      freundschaft frieden retten rettet gerettet gesund* sonne sonnig* frühling premiere neues_album
      guten_morgen gute_nacht schönen_abend hoffe hoffentlich`,
    ],
    [
      -1,
      `leider langsam* teuer* warten warte gewartet wartezeit* verspät* verzöger* umständlich* kompliziert* unklar*
      schwierig* schade müde langweilig* komisch* seltsam* zweifel* sorge* sorgen kündig* gekündigt mahnung* stau
      problem* fehler* störung* mangel* mängel mangelhaft* verpasst verlor* verliert verlier* verloren niederlage
      krank* kalt regen kritik* kritisier* warn* vorwurf* vorwürfe streit* schuld schulden peinlich* hä
      unzuverlässig fehlt fehlen fehlte wieder_nicht immer_noch_nicht noch_immer hängt absturz* abgestürzt stürzt_ab
      kein_bock keine_lust schwach* schwer* arm arme armer naja mist ups hmpf seufz allein* einsam*
      abgesagt absage* streik* pleite* verbot* verboten`,
    ],
    [
      -2,
      `schlecht* mies* kaputt* defekt* beschädigt* falsch* ärger* verärger* wütend* wut sauer enttäusch* frustr* frech*
      unfreundlich* unhöflich* unverschämt* respektlos* inkompetent* unfähig* nervig* nervt nerven genervt schlimm*
      traurig* trauer* weinen weint weine heul* angst ängst* hass* doof* dumm* blöd* bescheuert* lächerlich* peinlich
      beschwer* reklam* betrug* betrüg* betrogen abzock* abgezockt gelogen lüge* lügt lügen lügner* verarsch*
      funktioniert_nicht geht_nicht klappt_nicht kein_empfang kein_internet keine_antwort keine_reaktion keine_hilfe
      nie_wieder nicht_mehr_normal warteschleife vergeblich umsonst_gewartet sinnlos* nutzlos* unbrauchbar* zumutung
      frechheit schande skandal* sauerei saftladen blamabel* versag* ruiniert zerstör* kein_verständnis unmöglich
      unzumutbar* unseriös* mangelware störend stört stören schmerz* weh tut_weh verletz* tot tote toten tod sterben
      starb gestorben mord* ermord* terror* anschlag* krieg* bombe* bombardier* opfer angriff* attack* gewalt* brutal*
      nazi* rassis* hetze hetzen hetzt idiot* arsch* depp* trottel* spinner spinnt verbrech* kriminell* krise* katastroph*
      flüchtlingskrise lügenpresse gefahr* gefährlich* bedroh* droht drohung* pfui bäh igitt eklig* ekel* widerlich
      unglücklich* unzufrieden* unfair* ungerecht* illegal* verspätung_wieder verarscht kotzt kotzen kotz zum_kotzen
      nicht_zufrieden nicht_gut nicht_erreichbar hilflos* verzweif* überfordert blutig* absurd*
      dreckig* schmutzig* stinkt stinken lahm lahme lahmer fuck fucking bullshit shit mad sad hate hurensohn fick*
      gefickt verfickt* verdammt* verflucht* schrott* müll quatsch unsinn blödsinn heuchl* armselig* erbärmlich*`,
    ],
    [
      -3,
      `schrecklich* furchtbar* grauenhaft* grauenvoll* entsetz* abscheulich* grässlich* scheiß* scheiss* beschissen*
      unterirdisch* katastrophe katastrophal* schlechteste* schlimmste* hasse ich_hasse horror* albtraum* alptraum*
      abzocke betrüger* skandalös* nie_mehr_wieder finger_weg unter_aller_sau zum_heulen eine_frechheit
      absolute_frechheit das_letzte widerwärtig* ekelhaft* völlig_inakzeptabel inakzeptabel* kacke dreckskerl*`,
    ],
    [0, `hallo_liebe liebes_team liebe_grüße`],
  ],
  negators: `nicht nich nix nie niemals kein keine keinen keinem keiner keines keinerlei ohne weder nichts kaum wenig`,
  negatedFromBehind: true,
  intensifiers: `sehr total absolut extrem* besonders wirklich echt richtig voll mega unglaublich ganz so zu völlig komplett
    überaus äußerst wahnsinnig unheimlich ziemlich verdammt sowas_von dermaßen immer`,
  dampers: `etwas ein_wenig ein_bisschen bisschen eher relativ halbwegs einigermaßen fast vielleicht evtl eventuell
    teilweise manchmal könnte würde wäre wenn falls`,
  contrasts: `aber doch jedoch allerdings trotzdem dennoch obwohl sondern`,
  expected: `funktionier* geht gehen ging klapp* reagier* antwort* geantwortet gemeldet melden erreich* erreichbar komm*
    kam gekommen angekommen ankommen geliefert liefer* erhalten bekommen bekomme erstattet lädt laden läuft laufen öffnet
    öffnen einloggen anmelden möglich nachvollzieh* verstehen verständlich zugestellt empfang bearbeitet aktualisiert
    kümmer* reicht stimmt stimmen akzeptier* beantwortet gefällt mag brauchbar lohnt`,
  questions: `was wer wie wo wann warum weshalb wieso wohin woher welche welcher welches welchen wieviel ob gibt_es
    kann_ich kann_man können_sie könnt_ihr könnte_ich könnten_sie habt_ihr haben_sie ist_es darf_ich muss_ich soll_ich
    seid_ihr wisst_ihr weiß_jemand hat_jemand kann_jemand ist_das bin_ich wird_es werden_sie bekomme_ich gibts gibt's
    frage wie_lange wie_viel`,
  openers: `ist sind war wird werden kann können könnt könnten habt haben hat gibt darf muss soll weiß wisst seid funktioniert`,
  requests: `bitte hilfe helft helfen brauche brauchen benötige benötigen möchte möchten will_wissen wüsste hätte_gern
    hätte_gerne sagen_sie sagt_mir sag_mir schickt senden_sie schicken_sie antwortet antworten_sie melden_sie meldet_euch
    kümmert prüfen_sie prüfen überprüfen erklären rückruf zurückrufen stornieren ändern suche bittet bitte_um erwarte
    verlange fordere auskunft information informationen könnten_sie könnt_ihr können_sie`,
  problems: `funktioniert_nicht geht_nicht klappt_nicht kann_nicht problem* fehler* störung* defekt* kaputt* ausfall ausgefallen
    beschwer* reklam* verspät* verzöger* warte wartet warten gewartet fehlt fehlen falsch* beschädigt* verloren gesperrt
    abgebucht doppelt kündig* storno* kein_internet keine_verbindung kein_empfang keine_antwort nicht_angekommen
    nicht_erhalten nicht_geliefert nicht_erreichbar enttäusch* unverschämt* frechheit schlecht* katastroph* abzock*
    betrug* inakzeptabel* seit_tagen seit_wochen seit_stunden immer_noch_nicht stürzt absturz rückerstattung erstattung
    mahnung hängt leider nie_wieder schlimmste* mies* unfreundlich*`,
  thanks: `danke dank dankeschön merci vielen_dank besten_dank erledigt geklappt gelöst funktioniert_wieder alles_gut
    super_service okay ok prima passt`,
  functions: {
    finance: `rechnung* erstatt* rückerstatt* abbuch* abgebucht zahlung* bezahl* überweis* lastschrift* konto kontoauszug
      gebühr* kosten mahnung* guthaben geld_zurück kreditkarte* gutschrift* beitrag zinsen betrag bank mehrwertsteuer`,
    commerce: `bestell* liefer* paket* versand* sendung* zustell* retoure* rücksend* umtausch* warenkorb artikel ware
      lager ausverkauft verfügbar kasse einkauf* filiale* shop laden_geschlossen größe tracking`,
    product: `app update* version* absturz stürzt_ab bug* funktion funktionen feature* vorschlag* verbesserungsvorschl* software
      gerät* qualität rezept* zutaten akku design bedienung modell`,
    sales: `preis* angebot* kaufen kaufe tarif* vertrag_abschließen neukunde* interesse interessiere abschließen upgrade
      kostenvoranschlag probeabo abo testen wechseln`,
    marketing: `aktion aktionen gewinnspiel* gutschein* rabatt* newsletter* kampagne* punkte treuepunkte bonusprogramm
      sponsor* veranstaltung* influencer* kooperation abmelden_newsletter`,
    advertising: `werbung* werbespot* anzeige anzeigen plakat* spot werbebanner reklame_im`,
    public_relations: `presse* journalist* redaktion* interview* stellungnahme* pressestelle boykott* skandal* zeitung*
      bericht_über pressesprecher*`,
    legal: `anwalt* anwält* gericht* klage klagen verklag* rechtlich* datenschutz* dsgvo agb widerruf* verbraucherschutz*
      verbraucherzentrale urheberrecht* anzeige_erstatten rechtswidrig* illegal* juristisch* strafanzeige`,
    people: `bewerb* stelle stellen_angebot stellenanzeige* job jobs ausbildung* praktikum* karriere* gehalt* arbeitgeber*
      mitarbeiter_gesucht personalabteilung lebenslauf arbeitsvertrag betriebsrat`,
    research: `umfrage* studie studien fragebogen* masterarbeit bachelorarbeit forschung* befragung* marktforschung*`,
    care: `hilfe support kundenservice* kundendienst* service hotline* anmeld* einloggen passwort* kundenkonto störung*
      problem* internet* router netz empfang beschwer* kündig* termin* techniker* ticket* buchung* flug zug bahn
      verspät* koffer gepäck reparatur* garantie* warteschleife defekt* kaputt*`,
  },
  substance: `erstattet wurde wurden haben_wir habe_ich gutgeschrieben ersetzt storniert behoben gelöst aktualisiert
    verschickt gesendet geschickt weitergeleitet weitergegeben gemeldet arbeiten_daran techniker geöffnet bis weil wegen
    aufgrund damit können_sie kannst_du könnt_ihr müssen_sie musst_du klicken klicke gehe_auf gehen_sie einstellungen
    versuchen probieren neustart neu_starten zurücksetzen deinstallieren aktivieren deaktivieren schritte anleitung hier
    werktage werktagen stunden innerhalb verfügbar voraussichtlich beträgt kostet preis leider_nicht bieten_wir nicht_möglich
    möglich ja bedeutet gilt gültig ab_dem beginnt endet wird werden erhalten_sie erhältst bekommst`,
  redirects: `pn per_dm dm dn direktnachricht* private_nachricht persönliche_nachricht schreiben_sie_uns schreib_uns
    schreibt_uns melden_sie_sich melde_dich meldet_euch kontaktieren_sie kontaktiere kontaktiert rufen_sie ruf_uns
    schicken_sie_uns schick_uns senden_sie_uns sende_uns teilen_sie_uns teile_uns nähere_informationen weitere_informationen
    genauer_ansehen anschauen kundennummer telefonnummer helfen_zu_können weiterhelfen helfen_gerne gerne_helfen folge_uns`,
  courtesies: `danke dank hallo hi hey guten_tag guten_morgen liebe lieber entschuldig* tut_uns_leid tut_mir_leid leid sorry
    verständnis verstehen unannehmlichkeiten bedauern gern gerne gruß grüße viele_grüße freut_uns schönen_tag
    schönes_wochenende willkommen ärger geduld`,
};
