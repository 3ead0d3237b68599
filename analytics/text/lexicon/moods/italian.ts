import type { Valence } from "../lexicon.ts";

/** More Italian words of mood: feelings, blame and praise of goods and services, slang. Written by hand. */
export const italianMoods: readonly Valence[] = [
  [
    3,
    `sensazional* grandios* sublim* divin* squisit* superlativ* indimenticabil* imbattibil* insuperabil* mozzafiato da_sogno
    da_favola da_urlo da_paura_questo una_favola una_meraviglia una_bomba uno_spettacolo un_sogno top_di_gamma cinque_stelle
    5_stelle dieci_e_lode 10_e_lode buonissim* gentilissim* simpaticissim* bravissima bravissimi contentissim* velocissim*
    utilissim* interessantissim* dolcissim* carinissim* graziosissim* puntualissim* disponibilissim* soddisfattissim*
    grazie_mille mille_grazie grazie_infinite grazie_di_cuore ti_adoro vi_adoro vi_amo ti_voglio_bene vi_voglio_bene tvb tvtb
    tvttb la_adoro lo_adoro lo_amo la_amo li_amo che_bello che_bella che_belli che_meraviglia che_spettacolo che_gioia
    che_figata super_felice troppo_bello troppo_bella troppo_forte troppo_carino consigliatissim* consigliatissimo
    super_consigliato stra_consigliato straconsigliat* lo_consiglio la_consiglio vivamente_consigliat*`,
  ],
  [
    2,
    `consiglio_vivamente da_consigliare accoglient* ospital* premuros* attent* cordial* cortesia gentilezza disponibilità
    professionalità serietà rapidità puntualità efficienza onest* sincer* leale leali generos* umile umili altruist* solidal* coraggios*
    valoros* talent* capac* abile abili bravura geni genio geniacci* furb* saggi* illuminat* ispirat* motivat* entusias* esaltant*
    emozioni commovent* commoss* commozione toccant* affascinant* incantevol* incantat* suggestiv* romantic* magic* poetic*
    grazios* carino caruccio tener* tenerezza coccol* affett* affettuos* abbracci abbraccio bacioni bacini smack cuore_mio
    amici amicizia amica_mia tesorino stellina piccol_mia patat* cucciol* meglio_di migliora* miglior* progress* vantagg* convenient*
    economic_e buon_prezzo ottimo_prezzo rapporto_qualità qualità_prezzo affare buon_affare buon_servizio buona_qualità bella_esperienza
    buona_esperienza bella_giornata buona_giornata bella_serata buona_serata buona_fortuna buon_viaggio buon_appetito buon_lavoro
    buon_natale buone_feste buon_anno buon_compleanno tanti_auguri in_bocca_al_lupo forza_ragazzi daje forza_azzurri grande_squadra
    grande_vittoria grandissim* gran_bel gran_bella bella_notizia buone_notizie bella_idea buona_idea bel_lavoro ottimo_lavoro
    complimentoni applauso standing_ovation chapeau tanta_roba spacca spaccano spaccat_tutto una_figata figata figat* fighissim*
    fighi figo_il ganzo ganza mitic* mitico mitica leggend* leggendari* fuoriclasse vincent* vincitor* trionf* primo_posto promoss*
    promozione_in passat_esame superat* riuscit* riuscire ce_l'ho_fatta ce_l'abbiamo_fatta finalment* era_ora evvai evviva urrà
    yeah yes yuppi olè wow ihih eheh ahahah ahaha hahaha ahah asd lol rotfl xd morta_dal_ridere morto_dal_ridere muoio_dal_ridere
    sto_morendo_dal_ridere fa_ridere fanno_ridere esilarant* spassos* comic_e buffo buffissim* spiritos* ironic_e
    divertentissim* sorridere sorriso sorridente raggiant* lietissim* liet* gioios* gioire contentezza soddisfazion* appagat*
    rilassant* rilassat* relax riposo riposat* sollievo rassicur* rassicurant* confortant* confortevol* comodissim* spazios*
    luminos* pulitissim* pulizia curat* curatissim* elegant* raffinat* chic bell_e gustos* saporit* squisitezz* appetitos*
    croccant* morbid* golos* leccornia profumat* freschissim* robust* resistent* durevol* solid* affidabilità funzional*
    funziona_bene funziona_benissimo funziona_perfettamente va_benissimo va_alla_grande tutto_bene tutto_perfetto tutto_ok
    nessun_problema nessun_problem* senza_problemi non_delude mai_delus* niente_da_dire nulla_da_dire vale_la_pena ne_vale_la_pena
    merita_davvero arrivato_prima arrivato_in_anticipo consegna_veloce consegna_rapida spedizione_veloce imballato_bene ben_fatto
    ben_imballat* ben_curat* mi_piace mi_piacciono mi_è_piaciut* ci_piace piacerà piaceva adorabil* adoriamo amiamo amato amata amati amate prediletto
    speranzos* fiducios* ottimis* ottimism* sperando promettent* innovativ* originale_e ingegnos* brillantezza saluti_e_baci buon_risveglio`,
  ],
  [
    1,
    `discret* accettabil* decent* non_male niente_male mica_male non_è_male non_malvagio passabil* sufficient_e onesto_prezzo
    intuitiv* semplic_da curios_di non_vedo_l'ora non_vediamo_l'ora vedo_l'ora spiaggia concerto_stasera
    pizzata gelato sereno_weekend ferie finalmente_venerdì venerdì tranquilla tranquilli volentieri con_piacere certo_che_sì
    d'accordo concordo esatto giusto giustissimo condivido quoto bentornat* benvenut* salut_a`,
  ],
  [
    -0.5,
    `perché perchè come_mai ancora_niente ancora_nulla di_nuovo un'altra_volta per_l'ennesima ormai manco almeno ma_dai`,
  ],
  [
    -1,
    `dispiac* mi_dispiace spiacent* rimpian* rimpiant* nostalgi* malinconia solitudine
    abbandon* trascurat* dimentic* sonno_che ho_sonno ho_fame ho_freddo ho_caldo ho_paura ho_mal mal_di_testa mal_di_gola
    mal_di_pancia febbre raffreddor* influenza tosse emicrania insonnia insonn* svegli_da incubi_da svogliat* voglia_zero
    zero_voglia non_ho_voglia non_ne_ho_voglia niente_voglia che_palle che_noia che_pizza che_ansia che_tristezza che_peccato che_brutto
    che_brutta che_freddo che_caldo che_male che_paura che_rabbia che_vergogna che_merda che_delusione che_disastro che_tragedia
    non_ci_credo non_ce_la_faccio non_capisco non_si_capisce non_sopporto non_reggo non_mi_convince non_mi_interessa
    non_è_giusto non_è_possibile non_è_normale non_ha_senso non_serve non_servono non_vale non_arriva non_è_arrivat* non_ancora_arrivat*
    mai_arrivat* mai_ricevut* non_ho_ricevuto non_ricevuto non_consegnat* non_rispondono non_rispondete nessuno_risponde
    nessuna_risposta nessun_aiuto nessuna_soluzione senza_preavviso senza_senso senza_parole senza_vergogna senza_dignità
    non_conforme non_corrisponde non_consiglio non_lo_consiglio non_acquist* non_comprate sconsigli* sconsigliat* sconsigliatissim*
    mediocr* scadent* scarso scarsa scarsi scarse scarsissim* insufficient* insapor* insipid* sciap* banal* scontat_e monoton* tedios*
    lentissim* carissim* costos* troppo_caro troppo_cari troppo_tardi troppo_lento troppo_poco eccessiv* esagerat* sproporzionat*
    spropositat* salat_il_conto rincar* aument_delle_tasse tassa* tassat* stangata sacrific* tagli_alla tagli_ai austerity 
    recession* deficit licenziat* licenziament* precar* precariat* cassintegrat* sfratt* sciopera* traffico code_in coda_infinita
    fila ingorgo disservizi* disservizio disguid* malfunzionament* guasti rotture interruzion* black-out blackout ritardi
    soppress* annullat* annullament* smarrit* scomod* rumoros* rumore buio_e angust* decrepit* fatiscent* antiquat*
    obsolet* superat_da sporco_e polveros* disordin* confus* confusion* caos caotic* complicazion* macchinos* farraginos*
    incomprensibil* illeggibil* imprecis* sbagliat* sbagli* errat* torto rimprover* rimbrott* sgrid* litig* litigi* lite scontri
    scontro tension* nervos* nervosismo irrequiet* inquiet* agitat* angosci* timor* timore spavent* terrorizzat* allarm* allerta
    sospett* sospetti dubbios* losco ambigu* discutibil* opinabil* contrar* bocci* retromarcia dimettiti dimettersi dimettetevi
    vattene andate_a_casa tutti_a_casa a_casa_tutti colpo_di_stato sconfitt* perdente* perdenti eliminat* retroces* pareggio_amaro autogol`,
  ],
  [
    -2,
    `indecent* indegn* indecoros* ignobil* infam* infami vile vili vigliacc* codard* ipocrisi* falsità falson* doppiogioch* tradit*
    tradiment* traditor* venduti voltagabbana opportunist* arraffon* approfitt* sfrutta* sfruttat* sfruttator* avid* ingord* spilorc*
    taccagn* sciacall* parassit* sanguisugh* magna_magna poltronar* casta privilegi* inciuc* tangent* mazzett* bustarell* evasor* evasione
    riciclag* camorr* ndranghet* clientel* raccomandat_dal nepotis* imbrogl* imbroglion* imbonitor* ciarlatan* impostor* truffaldin*
    raggir* raggirat* ingann* ingannevol* ingannat* pubblicità_ingannevole bidon* patacc* tarocc* contraffatt* fasull* finti finto
    bufal* panzan* cazzate cazzata stronzat* minchiat* balle boiat* sciocchezz* fesserie scemenz* scemo scema scemi fesso fessi babbe* ebet*
    demente dementi mentecatt* ritardat* mongol* handicapp* cerebroles* idiozi* stupidità ignorant* ignoranza caprone capra capre somar*
    asino asini bestie animali_questi bifolc* cafon* cafonat* burin* zotic* troglodit* incivil* inciviltà maleducazion* arroganza presuntuos*
    presunzion* prepotent* prepotenza spocchi* altezzos* antipatic* odios* fastidios* fastidi* irritant* irrit* snervant* esasperant*
    esasperat* stressant* stressat* stress logorant* pesantissim* noiosissim* insulso insulsa inguardabil* inascoltabil* inqualificabil*
    indecenza scandaloso scandalos* vergognoso vergognatevi vergognati vergogniamoci mi_vergogno ridicoli ridicolagg* pagliacci pagliacciat*
    buffonat* barzellett* farsa teatrino circo baracc* accozzagli* fallimentar* fiasco flop floppat* catastrof* catastrofic* tragedi* tragic*
    drammatic* dramma disgrazi* disgraziat* sciagur* sciagurat* calamit* devasta* devastat* rovinat_tutto sfasci* sfasciat* massacr* massacrat*
    strag* stragi genocid* bomb_a bombard* esplosion* kamikaze ostagg* rapit* rapiment* stupr* stuprator* pedofil* molest* maltratt*
    percoss* picchiat* pestat* pestagg* botte aggredi* aggression* aggressiv* omicid* femminicid* suicid* cadaver* decedut* lutto funeral*
    r.i.p rip agoni* tortur* straziant* strazi* atrocità crudel* crudeltà spietat* disuman* mostr* mostruos* abominevol* obbrobrio* obbrobrios*
    osceno oscena oscenità volgar* volgarità squallid* squallore misero_e miserabil* pietos* pietà_per patetici disgust* disgusto nausea nauseant*
    vomitare voltastomaco ribrezzo schifat* schifezz* schifos* fa_schifo fanno_schifo mi_fa_schifo puzza puzzano puzzolent* puzza fetent* fetore marci marcio
    marciume putrid* avariat* scadut* ammuffit* muffa scarafagg* blatt* topi immangiabil* imbevibil* bruciat* crudo_dentro stantio rancid*
    lurid* lercio zozz* sudici* porcheri* porcata monnezza munnezza immondizi* cesso cessi latrin* fogna merdos* fottiti fottetevi vaffa
    vaffan* vaffancul* affanculo a_fanculo vacci_tu andatevene crepa crepate mortacci li_mortacci porca_puttana porca_troia porco_dio porco_zio
    mannaggia dannazion* dannat* accident_a maledizion* maledett* bestemmi* figlio_di figli_di_puttana zoccol* mignott* bagasc* puttanat* cornut* frocio
    ricchion* finocchi_di testa_di_cazzo testa_di_minchia teste_di_cazzo faccia_di faccia_tosta facce_di rompicoglioni rompiballe rompipalle mi_hai_rotto
    avete_rotto hanno_rotto ha_rotto rotto_il_cazzo rotto_i_coglioni rottura_di non_se_ne_può_più non_ne_posso_più non_se_ne_può ne_ho_abbastanza
    sono_stufo sono_stufa stufo stufi arcistufo basta_con ma_basta ora_basta ma_vergognatevi fate_pena fai_pena fa_pena fa_piangere da_piangere
    mi_viene_da mi_fa_incazzare fa_incazzare mi_fanno_incazzare mi_fa_rabbia mi_fa_arrabbiare imbestialit* inferocit* infuriat* adirat* sdegn* sdegno
    indignazion* avvilent* avvilit* sconfortant* sconfort* scoraggiant* scoraggiat* demoralizz* deprim* deprimente distrutta a_pezzi
    devastante desolant* desolat* afflitt* addolorat* infelic* infelicità sofferent* sofferenz* lacrim* lacrime singhiozz* cuore_spezzato
    spezza_il_cuore presi_in_giro preso_per_il prendere_per_il prendono_per_il_culo presi_per_il_culo soldi_buttati soldi_persi tempo_perso perdita_di_tempo spreco sprec*
    fatt_male fatto_male pessimo_servizio servizio_pessimo cattivo_servizio pessima_esperienza brutta_esperienza esperienza_negativa qualità_scadente
    qualità_pessima peggiore_esperienza incompetenza incompetenti incapacità inettitudine inett* menefreghis* menefreghist* negligen* irresponsabil* inadempien*
    inaffidabil* inefficien* inadeguat* inopportun* inammissibil* intollerabil* intolleran* xenofob* omofob* sessist* maschilist* antisemit*
    estremist* fanatic* integralist* dittator* dittatura tiran* golpist* eversiv* antidemocratic* anticostituzional* illegal* abusiv* fuorilegge`,
  ],
  [2, `non_vedo_l'ora mica_male che_figata`],
  [0, `mi_sa marcia marcio_su`],
];
