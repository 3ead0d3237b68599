import type { LexiconSource } from "./lexicon.ts";

/** French, written by hand. */
export const french: LexiconSource = {
  language: "fr",
  valence: [
    [
      3,
      `excellent* magnifique* fantastique* génial* formidable* merveilleu* exceptionnel* extraordinaire* incroyable*
      parfait* splendide* superbe* sublime* fabuleu* remarquable* adore* adoré* j'adore impeccable* génialissime ravi*
      enchanté* top_du_top au_top trop_bien je_t'aime je_vous_aime t'aime amour* chef_d'oeuvre meilleur_service
      bravo félicitation* félicite* énorme_merci mille_merci hâte_de hâte trop_hâte`,
    ],
    [
      2,
      `bon bonne bons bonnes bien mieux super beau belle beaux belles joli* agréable* sympa* gentil* aimable* poli polie polis
      souriant* sourire* content* heureu* joie* satisf* efficace* professionnel* rapide* rapidement fiable* compétent*
      serviable* accueillant* chaleureu* merci remerci* aime aimé aiment aimer aimerais plaisir plaît_beaucoup recommand*
      délicieu* excellent savoureu* cool génie drôle* rigol* mdr lol ptdr haha hahaha rire rires réussi* réussite* succès
      gagn* victoire* victorieu* fier fiers fière* chance chanceu* cadeau* espoir* espère* espérons
      utile* solution* solutionn* résolu* réglé* impressionn* passionn* intéress* propre* confortable* charmant*
      magique* favori* préféré* meilleur* félicitations encourag* soutien* soutenir soutenons progrès
      bienvenue* mignon* doux douce trop_mignon inspirant* brillant* kiff* chouette* nickel top love happy wow
      anniversaire bonheur* fête fêter célébr* récompens* prometteu* pertinent* sauv* vive viva
      positif* positive* avantage* grâce_à richesse* croissance progress* prometteuse* amélior* joyeux joyeuse* bisou* bises`,
    ],
    [
      1,
      `ok d'accord facile* facilement simple* correct* clair* claire* calme* propose* gratuit* offert*
      vacances week-end weekend soleil disponible* pratique* confiance sérieu* intelligent*
       protection aide_à aider bonne_nuit bonne_journée
      belle_journée bon_courage bonne_chance accompagn* découvr* fidèle*`,
    ],
    [
      -1,
      `attend* attente* lent lente lents lentes lentement lenteur* retard* cher chère chers chères difficile* compliqué* compliquer dur dure* dommage
      hélas malheureusement panne pannes problème* souci* erreur* bug* beug* manque* manqu* oubli* doute* inquiét*
      inquiet* fatigu* ennui* ennuy* bizarre* étrange* bof mouais triste* tristesse moyen moyens bloqué* bloque
      annul* résili* perdu* perd perdre perte* faux fausse* critiqu* risque* danger* dangereu* menace* menac*
      crise* grève* pollution* conflit* seul seule pauvre* mauvais_temps pluie froid absent* tant_pis
      plainte* réclamation* gaspill* inégalit* polémique* chômage dette* rejet* illégal* faute fautes interdi* maladie* disparai* disparition* abandon* suspen* supprim* révolt* méconnu* inélég* hors_service trop_cher contraint*
      toujours_pas encore_une_fois aucune_idée soi-disant pseudo pffff pff pfff grr snif aïe`,
    ],
    [
      -2,
      `mauvais* mal nul nulle nuls nulles déçu* déception* décev* décevant* énerv* agac* fâch* colère* insatisf* mécontent*
      frustr* incompét* inadmissible* inaccept* inutile* inefficace* impoli* désagréable* malpoli* irrespect* arrogant*
      arnaque* arnaqu* escroc* escroqu* vol voleur* volé* volée mensong* menteu* ment mentir trich* fraude* faillite*
      défectueu* cassé* abîmé* endommagé* sale sales saleté pénible* ridicule* absurde* stupide* idiot* bête bêtise* débile*
      con conne cons connard* connasse* connerie* couill* pute* putain* bordel foutre foutu* foutage fout merde* merdi* chier
      chiant* emmerd* dégueu* dégoût* déteste* détest* hait haïr haine* honte* honteu* scandal* catastroph* désastr* échec*
      échou* mort* mourir meurt tué* tuer tue assassin* meurtr* guerre* attentat* terroris* attaque* victime* violen*
      blessé* blesse souffr* douleur* malade* peur* pleur* larmes désespér* malheur* regrett* regret honteux pourri*
      ne_marche_pas ne_fonctionne_pas marche_pas fonctionne_pas plus_jamais aucune_réponse pas_de_réponse sans_réponse
      injoignable* jamais_reçu n'importe_quoi moche* laid laide horreur* raciste* racisme facho* nazi* corrupt* corrompu*
      hypocri* incapable* lamentable* pitoyable* minable* misère* misérabl* crève* détruit* détruire destruction* empoison*
      se_moque* foutez moquer prend_pour ras_le_bol marre saoule* soule* gonfl* scandaleux galère* galér* abus* abusé gâchis aversion hostil* odieu* odieux indign* outr* scandalis* malhonnêt* radioacti* catastrophe*
      déplorable* insupportable* toxique* désolant* navrant* mépris* ordure* salop* salaud* fake`,
    ],
    [
      -3,
      `horrible* affreu* atroce* épouvantable* terrible* abominable* immonde* infect* pire pires ignoble* exécrable*
      à_fuir honteuse_pratique voleurs arnaqueurs catastrophique* inadmissible cauchemar* nique* enculé* fdp ntm tg
      dégueulasse* répugnant* écoeur* à_vomir vomi* calamiteu* scandaleuse*`,
    ],
    [
      0,
      `bien_que merci_de vol_direct bon_de mal_de_mer ou_bien eh_bien si_bien fait_bien_de bon_bah pas_mal_de bon_ben
      bon_alors bien_sûr`,
    ],
    [1, `pas_mal plutôt_bien`],
  ],
  negators: `ne n' pas jamais aucun aucune rien ni sans guère plus_jamais personne_ne non`,
  negatedFromBehind: false,
  intensifiers: `très trop vraiment tellement si super hyper ultra extrêmement totalement complètement absolument
    franchement carrément énormément fort particulièrement grave bcp beaucoup tant toujours`,
  dampers: `peu un_peu assez plutôt presque parfois quelque légèrement peut-être moins pourrait serait si`,
  contrasts: `mais cependant pourtant toutefois néanmoins malgré hormis`,
  expected: `marche* fonctionn* répond* réponse* réponses reçu* recevoir reçois livré* livraison arriv* connecter connexion
    charge_pas ouvre* accès accéder accept* possible rembours* rappel* aid* compren* comprend normal normale sérieux
    respect* vient venu venir passe envoy* résou* trouve pouvoir capable*`,
  questions: `qui que quoi quand comment pourquoi où combien quel quelle quels quelles est-ce est-ce_que est_ce qu'est-ce
    puis-je peut-on pouvez-vous peux-tu avez-vous as-tu savez-vous est-il y_a-t-il y_a_t_il a-t-on dois-je faut-il
    c'est_quoi c'est_quand serait-il pourriez-vous sera-t-il question une_question êtes-vous quelqu'un_sait`,
  openers: `est avez pouvez peut puis y_a savez êtes sera serait pourriez existe`,
  requests: `svp s'il_vous_plaît s'il_te_plaît stp merci_de aide* aider besoin voudrais souhaite souhaiterais veux_savoir
    aimerais_savoir pouvez-vous pourriez-vous pouvez_vous pourriez_vous répondez répondre contactez rappelez envoyez
    dites-moi dites_moi expliquez j'attends attends_votre_réponse demande cherche je_cherche vérifier résoudre
    remboursez remboursement exige réclame faites_quelque_chose renseignement* information informations tenez-moi`,
  problems: `problème* souci* panne* bug* beug* erreur* bloqué* marche_pas fonctionne_pas ne_marche ne_fonctionne impossible
    retard* attend* attente perdu* cassé* défectueu* abîmé* endommagé* manquant* manque jamais_reçu pas_reçu toujours_pas
    rien_reçu pas_livré débité* prélevé* prélèvement facturé* surfactur* annul* résili* rembours* réclamation* plainte*
    arnaque* inadmissible* inaccept* déçu* scandal* honte* nul nulle incompét* injoignable* sans_réponse aucune_réponse
    plus_de_connexion coupure* ne_peux_pas peux_pas n'arrive_pas arrive_pas piraté* horrible* pire catastroph*`,
  thanks: `merci remercie remercier résolu réglé nickel parfait c'est_bon ok super d'accord bonne_journée`,
  functions: {
    finance: `factur* rembours* prélev* paiement* payer payé* paye débit* banque* carte_bancaire virement* frais
      argent crédit chèque* avoir_de solde relevé* tva remboursé* acompte mensualité*`,
    commerce: `command* livr* colis panier stock expédi* retour* échang* article* taille magasin* boutique* achat* acheté*
      rupture transporteur* suivi point_relais`,
    product: `appli application* mise_à_jour version* bug* fonctionnalité* suggestion* amélioration* logiciel* qualité
      recette* ingrédient* batterie design modèle* interface ergonomie`,
    sales: `prix tarif* devis acheter offre offres abonnement* souscri* forfait* intéressé* nouveau_client essai démo
      disponibilité combien_coûte promotion_sur`,
    marketing: `promo* promotion* concours code_promo bon_de_réduction réduction* newsletter* fidélité points_fidélité
      campagne* partenariat* sponsor* évènement* événement* influenceu* jeu_concours`,
    advertising: `pub pubs publicité* publicitaire* spot_tv affiche affiches bannière*`,
    public_relations: `journaliste* presse interview* communiqué* rédaction boycott* scandale* attaché_de_presse
      porte-parole déclaration article_de_presse`,
    legal: `avocat* tribunal* justice juridique* plainte_contre porter_plainte procès rgpd données_personnelles cnil
      conditions_générales cgv droit_de_rétractation illégal* légal* mise_en_demeure huissier* dgccrf ufc`,
    people: `emploi* recrut* candidat* postul* stage stages cv salaire* salarié* employeur* embauch* poste_de rh
      alternance carrière* offre_d'emploi`,
    research: `sondage* enquête* questionnaire* étude études mémoire_de thèse recherche_sur`,
    care: `aide service_client sav assistance support conseiller* compte connexion connecter mot_de_passe identifiant*
      problème* panne* réclamation* internet box réseau rdv rendez-vous technicien* résili* annul* vol_annulé train
      bagage* billet* réservation* garantie* réparation* hotline téléphone*`,
  },
  substance: `remboursé* avons_effectué avons_procédé crédité* remplacé* annulé* corrigé* résolu* rétabli* envoyé* expédié*
    transmis* signalé* escaladé en_cours équipes technicien ouvert* jusqu'au jusqu' car parce_que afin en_raison
    vous_pouvez tu_peux il_faut vous_devez cliqu* rendez-vous_dans paramètres réglages essay* redémarr* réinitialis*
    désinstall* désactiv* activ* étapes suivez voici ici jours_ouvrés heures délai* dans_les disponible* prévu* estimé*
    coûte prix inclu* proposons malheureusement_pas impossible possible oui signifie valable* à_partir commence
    sera seront recevrez livré*`,
  redirects: `mp dm message_privé messages_privés en_privé par_mp par_dm contactez contacter contactez-nous écrivez-nous
    appelez-nous envoyez-nous envoyer_vos communiquer communiquez précisez indiquez-nous nous_suivre suivez-nous
    vos_coordonnées numéro_de_client numéro_de_commande votre_numéro référence_client plus_de_détails plus_d'informations
    puissions vous_aider regarder_cela vérifier_cela`,
  courtesies: `merci bonjour bonsoir hello salut désolé* navré* excus* comprenons comprends gêne regrett* remerci* bonne_journée
    bonne_soirée cordialement patience plaisir_de ravis je_vous_en_prie à_bientôt bienvenue avec_plaisir`,
};
