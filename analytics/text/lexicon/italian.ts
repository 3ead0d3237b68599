import type { LexiconSource } from "./lexicon.ts";

/** Italian, written by hand. */
export const italian: LexiconSource = {
  language: "it",
  valence: [
    [
      3,
      `eccellent* magnific* fantastic* meravigli* straordinari* incredibil* perfett* splendid* stupend* favolos* eccezional*
      ottim* adoro amo ti_amo amore innamorat* strepitos* spettacol* fenomenal* genial* impeccabil* il_migliore la_migliore
      i_migliori miglior bellissim* bravissim* felicissim* simpaticissim* complimenti auguri felice felici felicità evviva`,
    ],
    [
      2,
      `buon buona buono buoni buone bene bel bello bella belli belle bei ben meglio migliore migliori carin* simpatic* gentil*
      cortes* educat* disponibil* efficient* efficac* veloc* rapid* puntual* affidabil* professional* competent* content*
      soddisfatt* grazie ringrazi* piace piaciut* piacevol* piacere consigliat* consiglio_a raccomand* divertent* divertit*
      divertimento ahah* haha* hahah* rido ridere risate sorris* sorrid* success* vincere vinto vittori* campion* orgoglios*
      fortun* speranz* spero gioi* allegr* tesor* baci bacio abbracc* preferit* interessant* delizios* buonissim* regal*
      compleanno festa feste festeggi* brav* bravo brava bravi forza grande grandi mito miti figo fico figata top love happy
      wow risolt* sistemat* comod* pulit* pace seren* tranquill* intelligent* brillant* ammir* amic* dolce dolci dolcezza
      coraggio viva ottimo emozion* emozionant* merit* apprezz* positiv* sogno applausi eroe eroi`,
    ],
    [
      1,
      `ok facil* corrett* gratis vacanz* weekend estate sole disponibile pratic* sicur* fiducia aiutato fresc*
      voglio_bene nuovo_album insieme buongiorno buonanotte utile utili valid* speriamo opportunità
      onest* libertà`,
    ],
    [
      0,
      `forza_italia buona_scuola bene_comune buon_senso sicurezza sicurament* solidariet* solit*
      soluzion* solt* solenn* attaccant* soldi`,
    ],
    [
      -1,
      `lent* lentezz* attes* aspett* ritard* caro cara cari difficil* complicat* peccato purtroppo problem* error* guast*
      manca mancan* dubbi* preoccup* stanc* noia noios* stran* sola sol* cancell* perso persa perdere perd* bloccat*
      critic* contro rischi* pericol* minacc* crisi sciopero scioper* conflitt* lamentel* reclam* ancora_non boh mah
      freddo pioggia esame esami interrogazione sonno fame gelos* uffa ansia tasse debit* disoccup* proteste
      protest* bocciat* indagat* accus* condann* polemic* contestat*`,
    ],
    [
      -2,
      `male mal brutt* cattiv* peggio peggior* pessim* delus* delusion* deludent* arrabbiat* rabbia incazzat* incazz* furios*
      indignat* frustrat* insoddisfatt* incompetent* inaccettabil* inutil* maleducat* scortes* arrogant* truff* fregat* fregatura
      frode rubare rubat* ruba ladr* menti* bugi* bugiard* inganna* corrot* corruzione difettos* rott* danneggiat* sporc*
      schif* ridicol* assurd* stupid* idiot* imbecill* cretin* coglion* stronz* deficient* bastard* merda* cazzo cazzat* cazzi
      vaffanculo fanculo culo puttan* troi* odio odi* detest* vergogn* scandal* disastr* fallit* falliment* mort* morire muore
      morto uccis* uccid* assassin* guerra guerre attentat* terroris* attacc* vittim* violenz* ferit* soffr* dolor* malat* paura
      trist* piang* pianto disperat* disperazione pent* spazzatura non_funziona non_funzionano non_va non_risponde* senza_risposta
      mai_più non_mi_piace orrib orror* razzis* fascis* nazis* ipocrit* incapac* penos* patetic* miser* distrugg* distrutt* presa_in_giro
      prendono_in_giro basta schifo pagliacc* buffon* porc* vomit* cagat* merd* rovinat* rovina ignoran* ingiust* inciucio
      mafia mafios* delinquent* criminal* crimin* depress* colpa colpevol* crudel* maledett* falso falsi false menzogn*
      insopportabil* rompe rompono palle rotto_le buttat* impossibile vergogna degrado fottut* fottere sfig*`,
    ],
    [
      -3,
      `orribil* terribil* spaventos* atroc* disgustos* ripugnant* vergognos* il_peggio la_peggiore il_peggiore i_peggiori
      una_vergogna una_truffa ladri truffatori incubo incubi fate_schifo che_schifo state_alla_larga`,
    ],
    [1, `soluzion*`],
  ],
  negators: `non no mai né nemmeno neanche neppure senza nessun nessuna nessuno niente nulla mica`,
  negatedFromBehind: false,
  intensifiers: `molto molta tanto tanta così davvero veramente super troppo totalmente completamente assolutamente estremamente
    proprio più mega sempre tantissim*`,
  dampers: `poco po un_po abbastanza quasi forse piuttosto meno a_volte potrebbe sarebbe se`,
  contrasts: `ma però tuttavia eppure anche_se invece bensì`,
  expected: `funzion* va vanno risponde* risposta* rispost* arriva* arrivat* ricev* ricevut* consegnat* carica* apre accede* accesso
    connett* accett* possibil* permett* rimbors* aiut* capisc* capi* risolv* normale riesc* serve servono trovo vale
    conviene aggiorn* credo fidarsi fid*`,
  questions: `cosa chi quando come dove quanto quanta quanti quante quale quali perché perchè perche ci_sono posso potete
    avete è_possibile qualcuno_sa sapete si_può domanda una_domanda che_ora a_che`,
  openers: `posso potete puoi avete è c'_è ci_sono sono sapete esiste si_può`,
  requests: `per_favore perfavore per_piacere aiuto aiutatemi aiutarmi aiutare bisogno vorrei vorremmo volevo_sapere chiedo richiedo
    pretendo attendo rispondete rispondetemi contattatemi chiamatemi inviate mandate ditemi spiegate spiegatemi informazion*
    risolvete rimborsate cerco verificare verificate confermare potreste potete_dirmi potete_aiutarmi gentilmente cortesemente`,
  problems: `problem* errore errori guasto guasti non_funziona non_riesco non_arriva non_è_arrivat* non_ho_ricevuto non_carica
    senza_internet senza_linea senza_segnale rott* danneggiat* difettos* smarrit* perso ritard* attesa aspettando aspetto
    bloccat* addebit* cancell* disdett* disdire rimbors* reclamo reclami lamentel* truff* frode pessim* vergogn* nessuno_risponde
    non_rispond* senza_risposta peggior* delus* inaccettabil* orribil* lent* ancora_non hackerat*`,
  thanks: `grazie ringrazio risolto sistemato tutto_ok perfetto ok va_bene prego grazie_mille`,
  functions: {
    finance: `fattur* rimbors* addebit* pagament* pagare pagato banca carta_di_credito bolletta bollette soldi denaro rata rate
      bonifico saldo commission* iva ricevuta`,
    commerce: `ordine ordini ordinat* spedizion* consegn* pacco pacchi carrello magazzino reso resi cambio_merce articol* taglia
      negozio acquist* comprat* corriere tracking esaurit*`,
    product: `app applicazion* aggiorn* version* bug funzione funzionalità suggeriment* miglioria* qualità ricetta ingredient*
      batteria design modello software`,
    sales: `prezz* offert* preventiv* comprare acquistare abbon* piano tariff* interessat* nuovo_cliente demo prova_gratuita
      disponibilità quanto_costa`,
    marketing: `promo* promozion* concorso coupon buono_sconto sconto sconti newsletter punti fedeltà campagna sponsor* evento
      eventi influencer* collabor*`,
    advertising: `pubblicità spot annuncio annunci cartellon*`,
    public_relations: `giornalist* stampa intervist* comunicato boicott* scandal* redazione ufficio_stampa portavoce`,
    legal: `avvocat* tribunal* causa_legale denunci* denuncia legale legali privacy gdpr dati_personali termini_e codacons
      consumator* illegal* diffida giudice`,
    people: `lavoro_con candidat* curriculum cv stipendi* assun* posizione_aperta risorse_umane tirocini* stage dipendent* licenziat*`,
    research: `sondaggi* questionari* studio_sul ricerca_di tesi`,
    care: `aiuto assistenza servizio_clienti supporto account password accesso accedere problem* reclamo internet segnale rete
      modem appuntament* tecnic* prenotazion* volo voli bagagl* treno biglietto biglietti garanzia riparazion* linea operator*`,
  },
  substance: `rimborsat* abbiamo accreditat* sostituit* annullat* corrett* risolt* ripristinat* inviat* spedit* inoltrat*
    segnalat* squadra tecnico apert* fino perché poiché affinché a_causa puoi può deve devi clicca vai_su impostazioni prova
    riavvi* disinstall* disattiv* attiv* passaggi segui qui giorni_lavorativi ore entro disponibile previst* costa prezzo include
    offriamo non_è_possibile è_possibile sì significa valid* a_partire inizia termina sarà saranno riceverà riceverai`,
  redirects: `dm mp messaggio_privato messaggi_privati in_privato in_dm scrivici contattaci contattateci chiamaci inviaci mandaci
    indicaci forniscici seguici i_tuoi_dati i_suoi_dati codice_cliente numero_ordine numero_cliente maggiori_dettagli
    maggiori_informazioni aiutarti aiutarla poterti_aiutare verificare_la`,
  courtesies: `grazie ciao salve buongiorno buonasera buona_giornata ci_dispiace mi_dispiace spiacenti scus* comprendiamo capiamo
    disagio disagi ringrazi* prego saluti benvenut* pazienza a_presto un_piacere`,
};
