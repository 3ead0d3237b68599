import type { Valence } from "../lexicon.ts";

/** More German words of mood: feelings, blame and praise of goods and services, slang. Written by hand. */
export const germanMoods: readonly Valence[] = [
  [
    3,
    `hammer hammergeil oberhammer obergeil saugeil saugut supergut supertoll superlecker megageil megacool mega_gut
    wahnsinnig_gut weltbest* allerbeste* erstklassig* einwandfrei* makellos* tadellos* mustergültig* unschlagbar* unübertroffen*
    unvergesslich* atemberaubend* bezaubernd* entzückend* himmlisch* göttlich* märchenhaft* paradiesisch* einzigartig* einmalig*
    sternstunde meisterwerk* meisterhaft* meisterlich* überwältig* überglücklich* hocherfreut hochzufrieden sehr_zufrieden
    rundum_zufrieden voll_zufrieden vollkommen_zufrieden mehr_als_zufrieden absolut_empfehlenswert sehr_empfehlenswert
    nur_zu_empfehlen kann_ich_nur_empfehlen fünf_sterne 5_sterne volle_punktzahl daumen_hoch hut_ab chapeau immer_wieder_gern
    immer_wieder_gerne gerne_wieder gern_wieder jederzeit_wieder ich_freu_mich freu_mich_so liebe_dich lieb_dich liebe_euch
    hab_dich_lieb hdl hdgdl ily schatz schatzi`,
  ],
  [
    2,
    `geglückt gemeistert geschafft bestanden gelingt gelang glückt glücksgefühl* glückskind erleichtert* erleichterung
    beruhigt beruhigend* entspannt* entspannend* entspannung erholsam* erholung gemütlich* kuschelig* kuscheln kuschel*
    bequemlich* komfortabel* geräumig* gepflegt* blitzsauber sauberkeit hochwertig* wertig stabil* robust* langlebig*
    handlich* leise sparsam* preis-leistung preiswert* schnäppchen günstiger superschnell blitzschnell prompt* zügig* flott*
    zuvorkommend* aufmerksam* entgegenkommend* verständnisvoll* einfühlsam* herzensgut* warmherzig* gastfreundlich* fürsorglich*
    engagiert* fachkundig* sachkundig* professionell* ehrlich* aufrichtig* vertrauenswürdig* seriös* loyal* treu
    anständig* großzügig* tapfer* mutig* klug* schlau* gescheit* clever* talentiert* begabt* kreativ* inspirier* motivier*
    ermutig* aufbauend* wohltuend* heilsam* wohlfühl* wohl_gefühlt wohlgefühlt pudelwohl genuss* genüsslich* köstlichkeit
    schmackhaft* aromatisch* saftig* knusprig* zart* delikat* vorzüglich* appetitlich* mega_lecker voll_lecker
    attraktiv* elegant* schick* chic stilvoll* edel* anmutig* zauberhaft* magisch* romantisch* süßer süßeste* knuffig* putzig*
    niedlich* hübscher goldig* herzallerliebst schnuckelig* sexy scharf_aus traumfrau traummann traumjob lieblings* favorit*
    empfehlenswert* lesenswert* hörenswert* lobenswert* lohnenswert* bemerkenswert* nennenswert kurzweilig* unterhaltsam*
    amüsant* amüsier* urkomisch* köstlich_amüsiert lustiger lustigste lustig_gemacht gelacht gegrinst grinsen grins gröl
    kicher* schmunzel* strahlt strahlen strahlend* jubel* jubeln bejubel* umjubel* triumph* champion* meister_geworden aufstieg aufgestiegen
    goldmedaille rekord* durchbruch volltreffer glanzleistung bestleistung hingekriegt top_leistung gute_arbeit tolle_arbeit
    gute_idee tolle_idee gute_sache tolle_sache gute_besserung gute_reise guten_appetit gute_fahrt gute_nachricht*
    frohe_weihnachten frohes_neues fröhlich* frohe_ostern alles_gute alles_liebe happy_birthday gz gratz glückwünsche viel_glück
    viel_erfolg viel_spaß viel_spass daumen_drücken drück_die_daumen toi_toi_toi danke_für danke_euch dankesehr dankend
    dankt bedankt bedanken wertschätz* anerkenn* würdig* gelobt lobt loben_wir applaus* beifall kompliment*
    juchu jippie jipi yippie yeha yes yesss woohoo woop wohoo huiii jaaa jawoll na_endlich endlich_da läuft_bei krass_gut
    nice_one sweet awww aww hach hachja süß_von lieb_von nett_von schön_von freut_mich freut_uns es_freut macht_spaß macht_laune
    macht_freude bin_begeistert bin_gespannt bin_verliebt in_love bock_auf voll_bock richtig_bock lust_auf feiere feier_ich
    gefällt_mir gefällt_uns gefallen_mir gefallen_hat gefiel mag_ich mag_dich mag_es ich_mag wir_mögen vermisse_dich ;-* :*`,
  ],
  [
    1,
    `schonend* anständig ordentlich* solide* ok_so passt_schon passt_so alles_klar alles_gut nicht_schlecht nicht_übel
    gar_nicht_schlecht keine_probleme kein_problem keine_sorge ohne_probleme kein_thema kein_ding funktioniert_gut
    funktioniert_wunderbar läuft_super läuft_wieder geht_wieder geht_doch schmeckt_gut sieht_gut riecht_gut duftet klingt_gut
    hört_sich_gut gut_angekommen heil_angekommen gut_verpackt gut_geschlafen ausgeschlafen feierabend ferien frei_heute
    sommer sonnenschein strand kino konzert grillen frühstück kaffee_und vorfreu* freu_auf gespannt_auf neugierig*
    zuversicht* optimist* hoffen_wir hoffentlich_bald chancen gewachsen fortschritt* erfolgsgeschichte lecker_essen`,
  ],
  [
    -0.5,
    `warum wieso weshalb seit_wochen seit_tagen seit_stunden seit_monaten immer_noch wieder_mal wieder_einmal schon_wieder`,
  ],
  [
    -1,
    `anstrengend* ermüdend* erschöpf* ausgelaugt kaputt_gespielt verschlafen unausgeschlafen todmüde hundemüde saumüde
    muskelkater kater_heute kopfweh bauchweh zahnschmerz* halsschmerz* kopfschmerz* bauchschmerz* rückenschmerz* erkältet*
    erkältung schnupfen husten fieber grippe migräne übel schlecht_geschlafen schlaflos* hunger durst frieren friere
    saukalt arschkalt schwitze schwitzen hitze schwül* regnet regnerisch verregnet* glatteis montag_morgen montagmorgen klausur*
    hausaufgaben mathe matheklausur prüfung* lernen_muss nachsitzen überstunden deadline stress* gestresst hektik hektisch*
    nörgel* jammer* meckern meckert gemecker genörgel grübel* ratlos* planlos* ahnungslos* hilflos* machtlos*
    kein_plan keine_ahnung kein_wunder keine_zeit kein_geld kein_netz kein_strom kein_wlan keine_chance keine_freude
    keine_ruhe niemand_da niemand_mag niemand_interessiert interessiert_keinen interessiert_niemanden juckt_keinen
    spar_ich_mir muss_nicht_sein geht_so na_toll na_super na_klasse na_prima toll_gemacht ganz_toll_gemacht ach_menno menno
    mensch_echt boah_ey ey_alter oh_mann oh_man och_nö och_nee nee nö orr orrr argh arg ahhh umpf hmpf grmpf seufz ächz stöhn
    würg schluchz snief schnief schluck bibber zitter gähn gähnt langweil* langatmig* zäh* öde* dröge* fade* lasch* 
    mittelmäßig* durchschnittlich* mau halbherzig* lieblos* einfallslos* ideenlos* überflüssig* unnötig* übertrieben*
    überteuert* überzogen* teurer_als zu_teuer zu_spät zu_klein zu_groß zu_laut zu_lang zu_kurz zu_kalt zu_heiß zu_viel zu_wenig
    zu_langsam zu_voll zu_eng unpraktisch* unbequem* ungemütlich* ungeeignet* unübersichtlich* unverständlich* unlogisch*
    unpünktlich* ungenau* unsicher* unruhig* ungeduld* unangenehm* unschön* unglaubwürdig* fragwürdig* zweifelhaft* dubios*
    verwirr* verunsicher* beunruhig* bedenk* besorgt* besorgnis* bedauer* bedauerlich* bedrück* betrübt* enttäuschend
    vermiss* heimweh sehnsucht eifersücht* neid* neidisch* beleidigt gekränkt traut_sich verlegen scham* schäm* geschämt
    gescheitert scheitert* scheitern misserfolg* misslung* misslingt pech pechvogel pechsträhne unglück* unfall* verunglückt
    vorfall panne pannen stromausfall ausfall* ausgefallen zugausfall umleitung* gesperrt* sperrung verstopf* überfüll*
    überlastet* engpass* knapp* mangelt* fehlend* verschwund* verschollen geklaut vergessen vergaß verschwitzt verpeilt
    verwechsel* vertauscht verkehrt* irrtum* irrtümlich missverständnis* unterstell* behauptet_falsch vorurteil*`,
  ],
  [
    -2,
    `frechheiten dreist* unverfroren* rotzfrech* schamlos* rücksichtslos* skrupellos* gewissenlos* verantwortungslos* herzlos*
    gefühllos* gnadenlos* erbarmungslos* menschenverachtend* menschenfeindlich* fremdenfeindlich* rechtsextrem* neonazi*
    antisemit* sexist* frauenfeindlich* homophob* diskriminier* ausgrenz* mobb* gemobbt schikan* belästig* bedräng*
    beschimpf* beleidig* gedemütigt demütig* erniedrig* verspott* verhöhn* verachte* veracht* verabscheu* verhasst*
    abartig* pervers* krankhaft* ekelerreg* abstoßend* eklig abgefuckt abgewrackt versifft* vergammelt* verschimmelt* schimmel*
    verdorben* vergammelte ranzig* ungenießbar* fad_und lauwarm* verkocht* angebrannt* verbrannt* zerkratzt* zerbroch* zerriss*
    zerfetzt* gerissen gesprungen verbogen* verbeult* undicht* durchgefallen durchgerostet ramsch plunder billigschrott
    billigware mogelpackung etikettenschwindel schwindel* schummel* mogel* gaunerei gauner* ganove* halunke* schuft abzocker*
    halsabschneider* wucher* wucherpreis* geldmacherei geldgier* geldgeil* gierig* raffgier* bereicher* veruntreu* hinterzieh*
    steuerhinterzieh* korrupt* korruption bestech* bestochen vertusch* manipulier* gefälscht* fälschung* lügenbaron wahlbetrug
    verlogen* verleumd* hetzer* propaganda verschwörung* verblödet* verblöd* verdumm* dummheit* dümmer dümmste* dumpf*
    hirnlos* geistlos* hohl hohlbirne* vollidiot* volldepp* vollpfosten spast* spacko spacken mongo penner* asozial* assi assis
    asi proll* prolet* gesindel abschaum dreckspack drecksau drecks* dreckig_geht schwein* schweinerei sauladen
    schlampe* hure* nutte* fotze* wichser* wixer* pisser* arschgeige arschkriecher* arsch_hoch mistkerl miststück bastard*
    fresse fresse_halten halt_die_fresse halt_die_klappe halts_maul halt_maul maul verpiss* hau_ab zisch_ab leck_mich
    am_arsch für_den_arsch zum_arsch verkackt verkackte kackt kacken kack* drauf_geschissen scheißegal schnauze_voll
    nase_voll hals_voll dicken_hals satt_haben hab_es_satt hab_genug reicht_mir reicht_es mir_reicht
    geht_mir_auf geht_auf_den auf_die_nerven auf_den_sack auf_den_keks zum_kotzen zum_schreien zum_verzweifeln zum_davonlaufen
    treibt_mich wahnsinnig_macht macht_mich_wahnsinnig macht_mich_traurig macht_mich_wütend macht_mich_krank macht_mich_fertig
    könnte_kotzen könnte_heulen könnte_schreien könnte_ausrasten rast_aus ausrasten ausgerastet ausflippen auf_die_palme
    platzt_mir platzt_der_kragen koche_vor wutbürger stinksauer stinkwütend aggressiv* aggro zornig* zorn empör* empörend* entrüst*
    erzürn* erbost* grantig* angepisst angefressen genervter genervt_von nervtötend* nervensäge nervig pissig gereizt* zickig*
    zicke* bitch eingebildet* arrogant* überheblich* hochnäsig* herablassend* respektlos* pampig* patzig* schnippisch*
    desinteressiert* gleichgültig* ignorier* ignorant* abgewimmelt abwimmeln abgespeist hingehalten hinhalte* vertröst*
    im_stich_gelassen stich_gelassen allein_gelassen alleingelassen sitzen_gelassen sitzengelassen versetzt_worden
    nicht_ernst_genommen nicht_erreichbar nicht_erreicht nie_erreichbar nie_angekommen nicht_angekommen nicht_geliefert
    nicht_erhalten nicht_bekommen nie_bekommen nie_erhalten nicht_zu_gebrauchen nicht_brauchbar nicht_zu_empfehlen
    nicht_empfehlenswert nicht_empfehlen nicht_weiterempfehlen nicht_lecker nicht_schön nicht_nett nicht_lustig nicht_fair
    nicht_ok nicht_okay nicht_richtig nicht_in_ordnung nicht_akzeptabel nicht_hinnehmbar nicht_tragbar nicht_zumutbar
    nicht_mehr_feierlich nicht_auszuhalten nie_wieder_bestell* nie_wieder_hin rausgeschmissen* rausgeworfen* geldverschwendung
    zeitverschwendung verschwend* verschwendung vergeud* umsonst_bezahlt geld_zurück geld_weg reingefallen hereingefallen
    reinfall* griff_ins_klo fehlkauf fehlinvestition* fehlentscheidung* fehlanzeige flop* floppt gefloppt durchgehend_schlecht
    bodenlos* unterste_schublade niveaulos* geschmacklos* stillos* würdelos* armutszeugnis trauerspiel trauerfall tragödie*
    tragisch* drama dramatisch* dilemma desaster* desaströs* fiasko debakel blamage* blamier* blamiert farce witzlos
    lachnummer witzfigur lachhaft* unfug humbug mumpitz käse_erzählt dummes_zeug schwachsinn* schwachsinnig* wahnsinn_ist
    irrsinn* hirnrissig* idiotie hirnverbrannt* stumpfsinn* behindert* bekloppt* beknackt* verrückt_geworden bescheuert
    geisteskrank* gestört* psycho* kaputt_gemacht kaputtgemacht kaputtgegangen kaputt_gegangen am_ende fix_und_fertig
    fertig_mit zusammenbruch zusammengebroch* gebrochen* untröstlich* trostlos* hoffnungslos* aussichtslos* sinnlosigkeit
    deprimier* depressiv* depression* verbitter* verletzend* verletzung* gequält* qual qualen quäl* folter* leiden leidet
    gelitten elend* erbärmlich jämmerlich* kläglich* mickrig* miserabel* miserable* lausig* stümper* pfusch* gepfuscht murks
    vermurks* verbock* verhunz* versaut* versau* vermasselt* verbaut* verkackt vergeigt* schlampig* schlamperei fahrlässig*
    nachlässig* unprofessionell* unzulänglich* unzureichend* ungenügend* unbrauchbar unakzeptabel* untragbar* unerträglich*
    unausstehlich* unmenschlich* unmoralisch* unanständig* unverantwortlich* ungeheuerlich* ungehobelt* undankbar* unehrlich*
    unredlich* unlauter* hinterhältig* hinterlistig* heimtückisch* falsche_versprechen leere_versprechen wortbruch verrat*
    verräter* bombe* anschläge* attentat* terror* massaker giftgas* bürgerkrieg* flüchtlingsdrama leiche* leichen umgebracht
    totgeschlagen erschossen erstochen verprügel* prügel* schläger* vergewaltig* missbrauch* missbraucht entführ* geisel*
    verbrannte verwüst* vernicht* verseucht* vergift* verpest* ausbeut* ausgebeutet unterdrück* zensur* zensier* überwach*`,
  ],
  [0, `schwein_gehabt kein_schwein`],
  [2, `schwein_gehabt glück_gehabt`],
  [0.5, `besser bessere* gerne gern schnell hoffe hoffentlich passt`],
  [0, `ok okay warten warten_auf laune gute_frage schwindelfrei hunger_spiele`],
];
