import type { Valence } from "../lexicon.ts";

/** More French words of mood: feelings, blame and praise of goods and services, slang. Written by hand. */
export const frenchMoods: readonly Valence[] = [
  [
    3,
    `époustouflant* éblouissant* bluffant* hallucinant_de sensationnel* phénoménal* prodigieu* somptueu* grandiose* divin*
    exquis exquise* succulent* irréprochable* inoubliable* hors_pair top_niveau cinq_étoiles 5_étoiles au_rendez-vous
    rien_à_redire rien_à_dire rien_à_reprocher les_yeux_fermés chapeau coup_de_coeur coup_de_cœur chef-d'œuvre je_kiffe kiffer
    trop_content trop_contente trop_heureux trop_heureuse trop_cool trop_fort trop_drôle trop_beau trop_belle trop_bon
    de_ouf une_tuerie une_merveille merveille* un_régal régal* régale mortel_ce canon* dingue_ce j'ai_adoré on_a_adoré
    coeur_sur_toi jtm jtd je_t'adore je_vous_adore vous_êtes_les_meilleurs les_meilleurs la_meilleure le_meilleur`,
  ],
  [
    2,
    `bienveillan* attentionn* prévenan* courtois* dévou* disponible_et réacti* à_l'écoute compréhensi* consciencieu* soigneu*
    soigné* généreu* générosité honnête* sincère* loyal* fiabilité robuste* solide* résistant* bien_fait bien_pensé bien_conçu
    bien_emballé bien_reçu bien_arrivé bonne_qualité belle_qualité bon_produit bon_rapport qualité_prix rapport_qualité-prix
    bon_marché bonne_affaire bon_plan bonne_idée bonne_nouvelle bonnes_nouvelles bon_service bon_accueil bonne_expérience
    bon_anniversaire joyeux_noël bonne_année bonnes_fêtes bonnes_vacances bon_appétit bon_voyage bonne_continuation
    beau_travail bon_travail belle_initiative belle_victoire belle_réussite belle_surprise bonne_surprise agréablement_surpris*
    satisfait* satisfaisant* comblé* ému* émouvan* émerveill* fascin* captivan* envoûtan* amusant* amuse hilarant* marrant*
    mort_de_rire je_suis_mort_de_rire xptdr ptdrr mddr mdrr lool rigolo* éclat* sourit épanoui* détend* détente relax* repos*
    ressourc* apais* rassur* soulag* soulagement serein* sérénité tranquille* paisible* optimis* enthousias* motivé* motivant*
    dynamique* talent* doué* courageu* courage admir* respectueu* respect honneur honoré* hommage félicité* applaudi* applaudiss*
    acclam* triomph* exploit* champion* médaille* record* titre_de vainqueur* qualifié* qualification remport* décroch*
    prouesse* avancée* innovan* innovation* ingénieu* astucieu* novateur* novatrice* pionni* exemplaire* vertueu* écolo_et
    durabl_et propice* favorable* bénéfi* bénéfique* profit* fructueu* florissan* prospèr* essor renforc* soutient soutenu*
    mobilis_pour engag_pour protég* préserv* sauvegard* sauvé* sauver réconcili* solidar* fratern* liberté paix
    amiti* ami amis ami_de copain_de câlin* tendresse tendre* affection* adorable* choupi* craquan* attendriss* charmé*
    séduis* élégan* raffin* raffiné* stylé* classe trop_classe swag frais_et savour* goûteu* appétiss* gourmand* moelleu*
    croustill* onctueu* copieu* excellente_soirée belle_soirée bonne_soirée bonne_ambiance convivial* chaleur_humaine
    cordial* hospitali* ponctuel* ponctualité sans_problème sans_souci sans_encombre aucun_problème aucun_souci pas_de_problème
    pas_de_souci rien_de_grave n'hésitez_pas ça_marche_bien fonctionne_bien fonctionne_parfaitement marche_bien
    vaut_le_coup vaut_le_détour vaut_la_peine à_recommander je_recommande je_conseille conseillé* incontournable*
    immanquable* à_ne_pas_manquer mérit* mérité* j'aime_bien j'aime_beaucoup j'aime_trop me_plaît me_plait plait_beaucoup
    ça_fait_plaisir fait_du_bien ça_fait_du_bien donne_envie j'ai_hâte vivement impatient* impatience yes yess yeah ouais_trop
    youpi hourra super_content vive_le vive_la enfin_les merciii merciiii merci_beaucoup mille_mercis big_up gg wp`,
  ],
  [
    1,
    `convenable* acceptable* potable* pas_trop_mal pas_si_mal pas_dégueu plutôt_pas_mal plutôt_bon plutôt_bonne assez_bien
    assez_bon accessible* abordable* pratiqu* commode* ludique* original* insolite* surprenant* agréé équilibr*
    harmonie naturel* authentique* pittoresque* typique* cosy douillet* ensoleillé* ensoleill* plage détendu_et soulagé
    bonjour_et_merci avec_plaisir volontiers d'acc ça_roule nickel_chrome ça_va_mieux mieux_que guéri* en_forme
    prêt_à_partir rétabli* réparé* remboursé* livré_en bonne_réception amélioration* optimis* perfectionn* facilit* gain*
    réussir réussite espérance souhait* souhaitons rêve rêver rêves chanceux`,
  ],
  [-0.5, `pourquoi comment_se_fait toujours_rien encore_et_toujours depuis_des depuis_une_semaine soi-disant pseudo`],
  [
    -1,
    `inquiétant* inquiétude* préoccup* alarm* alert* alerte* angoiss* anxi* stress* stressé* stressant* épuis* crevé* naze* claqué*
    lassé lassée lasse lassant* lassitude rebutan* rébarbati* monoton* fade* insipide* tiède* quelconque* banal* médiocre* mitigé* décoss*
    sans_intérêt sans_saveur sans_goût sans_plus bofbof bah_non ben_non ah_non oh_non mince zut flûte aïe ouille oups pfiou
    rhoo roh_là hmm mouai meh berk beurk pouah argh grrr gloups snif bouhou ouin chialer j'ai_faim j'ai_froid j'ai_mal
    j'ai_sommeil j'ai_peur mal_de_tête mal_au mal_à_la mal_dormi pas_dormi insomni* migraine* rhume* grippe* fièvre* toux
    blessure* trou_de embouteillage* bouchon* inondation* tempête* sécheresse* canicule* incendie* fuite* coupure*
    coupé* interromp* interruption* ralenti* ralentiss* saturé* encombr* bruyant* bruit étroit* exigu* sombre* lugubre*
    vétuste* délabré* usé* vieillot* démodé* périmé* obsolète* dépass* archaïque* lourd* lourdeur usine_à_gaz complexe*
    confus* flou floue incompréhensible* illisible* inadapt* inappropri* insuffisan* incomplet* incomplèt* imprécis* inexact*
    incorrect* erroné* trompé_de mauvais_produit mauvaise_taille pas_conforme non_conforme inconfort* malaise gênan* gêné* gêne
    dérang* perturb* embêt* embêtant* contrari* vex* frileu* réticen* hésit* sceptique* méfian* méfi* suspect* soupçon* douteu*
    louche* trouble* critiquable* contest* controvers* désaccord* opposé* opposition* boycot*
    dénonc* accus* reproch* condamn* pénalis* sanction* amende* plainte_contre procès tribunal coupable* enquête_sur garde_à_vue
    mise_en_examen destitu* démission* licenci* chôm* surendett* endett* déficit* austérité taxe* hausse_des_prix augmentation_des
    coût* coûteu* onéreu* hors_de_prix trop_chère surfactur* facturé_deux double_facturation prélev* indu
    pas_remboursé non_remboursé toujours_rien rien_reçu pas_reçu non_reçu pas_livré non_livré jamais_livré colis_perdu
    pas_content pas_contente pas_satisfait pas_satisfaite pas_normal pas_sérieux pas_professionnel pas_top pas_terrible
    pas_cool pas_génial pas_fou pas_ouf pas_bon pas_bonne pas_clair pas_pratique pas_drôle pas_envie aucun_intérêt
    aucun_respect aucune_considération aucune_solution aucune_nouvelle aucun_retour aucune_aide aucun_effort sans_nouvelle
    sans_explication sans_prévenir personne_ne_répond ne_répond_pas répondent_pas répond_pas ne_répondez_pas ne_comprend
    ne_comprends_pas comprends_pas_pourquoi impossible_de impossible_d' n'arrive_pas arrive_pas_à peux_plus n'en_peux_plus
    en_peux_plus j'en_peux_plus en_ai_assez j'en_ai_assez en_ai_marre j'en_ai_marre y_en_a_marre assez_de trop_c'est_trop
    c'est_long c'est_dur fait_chier fais_chier faites_chier me_saoule me_soûle me_gave me_gonfle gavé* soulé* relou* lourdingue*
    vivement_que_ça seul_au_monde solitude délaiss* abandonn* rejeté* exclus exclue exclues largu* plaqu* rupture manque_de nostalgi*`,
  ],
  [
    -2,
    `minablement bâclé* bâcler bâclage négligé* néglig* négligence* j'm'en-foutis* irresponsab* inconscient* incohéren* illogique*
    aberran* ahurissan* consternan* affligean* accablan* désespéran* désolation déprim* dépressi* dépression malheureux malheureuse
    meurtri* anéanti* effondr* dévast* ravag* ruin* saccag* pillage* pillé pillée piller pillards massacr* génocid* carnage* tuerie* exécut_de otage*
    bombard* tir_de fusillade* poignard* agress* agresseur* agressi* viol violé* viols violeur* pédophil* harcel* maltrait*
    tortur* cruel* cruauté barbar* inhumain* impitoyable* sans_coeur sans_pitié brute brutes brutal* sauvage* monstr* diabol* malsain*
    pervers* vicieu* pourriture pourrav* pourri crasseu* crasse insalubre* infesté* cafard* cafards moisi* moisissure* rance*
    avarié* immangeable* dégueu dégueux dégueulass* infâme* puant* pue puent nauséabond* nausé* vomir gerb* gerbant* écoeurant*
    répugnance repoussan* rebut* hideu* affreux moche_comme ignare* inculte* abruti* crétin* imbécil* demeuré* attardé* neuneu*
    guignol* clown* bouffon* rigolo_de charlot* branquignol* incapables nullard* nullissime* nullité* nul_à_chier naze pouffe
    pétasse* salope* garce* bâtard* batard* enfoiré* fumier* enflure* raclure* crapule* canaille* voyou* racaille* vermine
    trou_du_cul trouduc* tête_de_con gros_con pauvre_con pauvre_type pov_type ta_gueule ferme-la ta_mère casse-toi dégage*
    va_te_faire allez_vous_faire_foutre je_m'en_fous on_s'en_fout s'en_foutent foutaise* fumiste* fumisterie* charlatan* imposteur*
    imposture* mascarade* supercherie* bidon bidonn* bobard* balivern* fadaise* conneries connards menteurs manipul* intox*
    désinform* propagand* hypocrite* faux_cul faux-cul fourbe* sournois* perfide* traître* trahi* trahison* lâche* lâcheté couard*
    égoïs* cupid* avid* rapace* vautour* requin* profiteur* magouill* magouille* combine* corrompus détourn_de pot-de-vin escroquerie
    racket* rackett* extor* spoli* pigeon* pigeonn* plumé* entub* baisé* niqué* carotte* carotté* se_faire_avoir fait_avoir
    fait_entuber publicité_mensongère pub_mensongère abusif* abusive* illégitim* inacceptable* intoléra* intolérable* révoltan*
    écoeuré* choqué* choquant* horrifié* atterr* sidér* exaspér* excéd* remonté_contre furieu* furax fou_de_rage rage rageant*
    rageux énervement irrit* irritant* insupporte horripil* crispan* usant* lourd_à_la prise_de_tête casse-pied* casse_couilles
    casse-couilles casse_les_couilles casse_les_pieds pète_les me_rend_fou me_rend_dingue me_dégoûte ça_me_dégoûte
    me_débecte à_chier à_gerber à_éviter éviter_absolument évitez fuyez fuir à_bannir boycottez ne_recommande_pas
    recommande_pas je_déconseille déconseill* plus_jamais_ça jamais_plus j'ai_honte la_honte honteusement quelle_honte
    quel_scandale quelle_arnaque quelle_blague une_blague une_honte un_scandale une_arnaque une_catastrophe un_désastre
    un_échec un_cauchemar une_horreur gâcher gâché gaspi perte_de_temps temps_perdu argent_perdu argent_jeté
    foutu_de foutue foutus tout_pourri tout_cassé ne_tient_pas tombe_en_panne en_panne tombé_en_panne encore_en_panne
    hors_d'usage inutilisable* inexploitab* inefficac* inopér* inaudible* injoignables mensonges mensonger* discrimin*
    xénophob* homophob* sexis* misogyn* facho fascis* antisémit* extrémis* fanati* djihad* islamis* dictat* despot* tyran*
    fossoyeur* sabot* sabord* torpill* enfum* bétonn* pollu* pollueur* contamin* toxi* cancéri* extinction menacées décim*
    anéantiss* agoni* mourant* périr péri décéd* décès deuil* enterr* funér* veuv* orphelin* misérable* détresse supplice*
    calvaire* galères enfer* infern* infernal*`,
  ],
  [0, `guerre_de_l' faux_ami mal_à_propos`],
  [0, `grâce_à grâce_au grâce_aux contre résilien* économique économiques bien_sûr brut bruts`],
];
