import type { Valence } from "../lexicon.ts";

/** More Spanish words of mood: feelings, blame and praise of goods and services, slang of Spain and America. Written by hand. */
export const spanishMoods: readonly Valence[] = [
  [
    3,
    `sensacional* magistral* grandios* sublime* glorios* divino divina exquisit* sobresaliente* insuperabl* inolvidabl* impecabl*
    alucinante* flipante* brutal_el una_pasada qué_pasada una_maravilla qué_maravilla una_joya una_gozada un_lujo de_lujo
    de_diez de_10 cinco_estrellas 5_estrellas lo_máximo lo_max la_hostia la_leche la_caña la_bomba la_polla de_puta_madre
    de_puta_mader puta_madre_el chingón chingona chingones chingonería padrísim* buenísimo buenísima riquísim* divertidísim*
    contentísim* felicísim* graciosísim* facilísim* rapidísim* guapísim* monísim* lindísim* amabilísim* interesantísim*
    muchísimas_gracias mil_gracias un_millón_de_gracias gracias_infinitas me_fascina me_flipa me_mola_mucho me_encantan
    me_encantó me_ha_encantado me_enamoré me_emociona te_adoro te_quiero te_quiero_mucho te_quieroo los_amo las_amo lo_amo la_amo
    os_quiero tqm tkm te_extraño_mucho_amor enhorabuena muy_feliz muy_contento muy_contenta súper_feliz super_feliz
    100_recomendable totalmente_recomendable muy_recomendable lo_recomiendo la_recomiendo altamente_recomendable`,
  ],
  [
    2,
    `atención_excelente buena_atención buen_servicio buen_trato buen_trabajo buena_calidad buen_precio buena_idea buena_noticia
    buenas_noticias buenas_vibras buena_vibra buena_onda buen_rollo buena_suerte buen_finde buen_viaje buen_provecho
    buen_fin mucha_suerte mucho_ánimo mucha_fuerza mucha_mierda_en gran_trabajo gran_noticia gran_equipo gran_persona grandioso
    crack cracks ídolo ídola máquina figura artista_total un_placer es_un_placer encantado_de placer deleit* disfrutón gozada
    goz* gozar alegrí* me_alegro me_alegra nos_alegra qué_bien qué_bueno qué_guay qué_lindo qué_linda qué_bonito qué_bonita
    qué_rico qué_rica qué_mono qué_mona qué_risa qué_ilusión qué_ganas qué_chulo qué_genial qué_grande qué_crack mono_que monad* chul*
    chulada cuqui cuco adorable* tierno tiernas entrañable* cálid* acogedor* hospitalari* servicial* cordial* cortés cortes_y
    respetuos* honest* honrad* sincer* leal* fiel solidari* generos* humild* sencill_y valios* valioso talentos* talento hábil*
    capaz_de inspirad* inspirador* motivad* motivador* motiva ilusionad* ilusionant* entusias* emociona esperanzad* optimis* satisfactori*
    exitazo triunf* triunfo vencedor* medalla* oro_olímpico record récord clasificamos golazo gol_de remontada victorios*
    ascens* logr* logro logramos logré conseguid* conseguimos conseguí aprobad* aprobé superad* progres* prosper* 
    acert* innovador* innovaci* cread_con útiles efectiv* eficacia resistente* durader* robust* calidad cómoda comodísim*
    espacios* limpio limpia limpísim* impecables fresquit* sabros* jugos* crujient* esponjos* delicia* rico rica ricos buenaz*
    barat* económic* ofertón chollo ganga gangas rebajad* vale_la_pena merece_la_pena valió_la_pena funciona_bien funciona_perfecto
    funciona_perfectamente va_genial va_perfecto va_muy_bien todo_bien todo_perfecto todo_ok sin_problema sin_problemas
    ningún_problema no_hay_problema no_pasa_nada no_te_preocupes sin_duda_alguna llegó_bien llegó_antes llegó_rápido
    súper_rápido super_rápido rapidez puntualidad amabilidad simpatía profesionalidad solución solucionar solucion* tranquilidad
    alivi* relaj* descans* descansar paz_y consuelo serenidad armonía aplaus* aplaudo bravísim* ovación ole_tú olé_tú
    jajajaja jajajajaja jajaj* ajaja* jsjs* xd xdd xddd lol me_parto me_meo_de me_muero_de_risa morir_de_risa muero_de_amor me_río
    carcajad* chiste* bromita cachond* divertidos entretenid* apasionant* cautivador* espectáculo felices_fiestas
    feliz_navidad feliz_cumple feliz_cumpleaños feliz_año feliz_día feliz_semana feliz_finde felicit* brindis
    hermana_del_alma cariñet* besazo* besote* abrazote* abrazo_enorme un_abrazo un_beso besis muak mua bb_mía  
    mi_cielo mi_rey mi_reina precioso preciosas guapa guapos guapas guapetón* bellos bellas radiante* elegante* favorec*
    sí_señor vamos_equipo a_por_ellos arriba_el aúpa aupa hala_madrid visca grandes_chicos gracias_a_todos gracias_por
    gracias_a_dios menos_mal por_fin al_fin ya_era_hora`,
  ],
  [
    1,
    `aceptabl* decent* correcta correctament* pasable* no_está_mal nada_mal ni_tan_mal bastante_bien más_o_menos_bien va_bien
    va_mejor mejorando me_gustaría_felicitar original* curios* simpátic* entrañabl* conseguible asequibl* intuitiv* claro_y
        puente_de descanso deseando_que deseando_verte con_muchas_ganas
    expectativ* nuevos_proyectos proyecto_nuevo en_familia con_amigos suert* te_cuida cuídate salud ánimo ánimos fuerza saludos_y`,
  ],
  [
    -0.5,
    `por_qué porqué qué_pasa cómo_es_posible hasta_cuándo otra_vez pobre pobres sigue_sin siguen_sin todavía pff pfff ufff aish ains`,
  ],
  [
    -1,
    `lamento lament* lamentamos pesar_de_todo triste_que nostalg* añor* melancol* solo_y solo_en_casa soledad te_extraño os_extraño
    echo_en_falta os_echo te_echo_de echar_de_menos resaca sueño_que_tengo tengo_sueño tengo_hambre tengo_frío tengo_calor
    tengo_miedo muerto_de_sueño muerta_de_sueño muero_de_sueño muero_de_hambre muerta_de_hambre muerto_de_hambre dormí_mal
    no_he_dormido no_dormí insomni* madrug* madrugón despert* fiebre gripe resfri* constipad* tos migraña* cefalea jaqueca
    me_duele dolores vómito* náusea* lesion* lesionad* accident* atasc* trancón tráfico embotellamiento apagón apagon corte_de
    lío líos marrón coñazo rollo_de_clase palo_de pereza qué_pereza qué_palo qué_rollo qué_coñazo qué_aburrido qué_pena qué_lástima
    qué_mal qué_malo qué_triste qué_fuerte qué_feo qué_horror qué_miedo qué_rabia qué_frío qué_calor qué_dolor qué_estrés
    no_puedo_más no_aguanto no_soporto no_entiendo_por no_entiendo_cómo no_entiendo_nada no_sé_qué_hacer no_tengo_ganas
    no_me_apetece no_me_mola no_me_convence no_me_interesa no_me_lo_puedo_creer no_es_justo no_es_normal no_hay_derecho
    no_hay_manera no_vale_la_pena no_merece_la_pena no_vale_nada no_valen no_sirvió no_funcionó no_va no_van no_arranca
    no_abre no_llega no_llegó no_ha_llegado no_me_llega no_me_llegó no_llegan no_me_han_llegado no_recib* no_he_recibido
    no_cumpl* no_cumplen no_respetan no_atienden no_contesta no_me_contestan no_me_responden no_me_han_respondido
    no_dan_solución no_solucionan no_resuelven no_se_entiende no_se_ve no_se_oye no_tiene_sentido no_tienen_vergüenza
    no_compren no_comprar no_lo_recomiendo no_recomiend* no_recomendable no_vuelvo no_volveré nunca_volveré nunca_llega nunca_llegó
    nunca_contestan nunca_responden nadie_contesta nadie_ayuda nadie_me nadie_nos nadie_hace sin_solución sin_servicio sin_internet
    sin_luz sin_agua sin_señal sin_ganas sin_dinero sin_blanca sin_sentido sin_gracia sin_vergüenza sin_escrúpulos sin_educación
    mediocre* regular_tirando flojo floja flojit* insíps* insulso* soso sosa desabrid* aguad* tibi_y reseco duro_como 
    anticuad* obsolet* desactualizad* incómod* estrech* ruidos* ruido oscur* lúgubr* descuidad* dejadez desorden* caos caótic*
    confus* liad* enredad* tedios* pesad* pesadit* lentitud eterna eterno colas largas_colas saturad* colapsad* colapso masificad*
    excesiv* exagerad* carísim* cobran_de_más cobro_indebido cobraron sobreprecio subida_de_precios inflación recorte* recortes
    paro desemple* despid* despedid* deuda* embargo multa* sanción sancion* denunci* demand* acusad* acus* imputad* culpables
    suspend* suspenso reprobad* catead* eliminad* eliminados derrot* derrotad* perdedor* perdimos empate_amargo descens*
    arrepient* equivoc* equivocad* torpe* despist* vergüenza_ajena corte_que timidez insegur* inseguridad desconfi* sospech*
    dudos* cuestionabl* discutibl* polémic* controver* enfrentamient* discusi* pelea* pelear bronca* riña insoportables`,
  ],
  [
    -2,
    `cutre* chapuz* chapucer* basto ordinari* chabacan* hortera* choni* mamarrach* payas* payasad* ridicul* bochorn* bochornos* esperpent*
    patéticos lamentables deplorables nefasto dantesc* grotesc* macabr* siniestr* escalofriant* terrorífic* tétric* pavoros*
    asco_de dais_asco da_asco dan_asco me_da_asco asquito asquead* repelent* repuls* repulsiv* nauseabund* apest* hediond* podrid* putrefact*
    caducad* rancio* rancia mohos* moho cucaracha* ratas chinches cochambr* mugrient* mugre guarr* guarrada cerd* marran* cochin*
    zorra* zorron perra* guarro gilipollas gilipollez gilipolleces subnormal* retrasad* tarad* anormal mongol* memo memez lerd*
    necio* necios zoquete* paleto* cateto catetos analfabet* inútiles vago vaga vagos haragán* holgazán* chupópter* parásit* chorizo* choriz*
    mangante* ladronzuel* atrac* saque* usur* especulador* caradura* cara_dura jeta morro_tienen morro_que qué_morro desfachatez
    descaro descarad* poca_vergüenza desvergonzad* canalla* rufián* miserables malnacid* malparido malnacidos hijosdeputa hijodeputa
    hijadeputa hijoputa hijos_de_puta hijo_de_puta hdpt hp gonorrea* pirob* marica_triste boludo* boludez pelotud* forro forros
    concha_de_tu concha_tu la_concha ctm csm conchetumare conchesumadre weón_culiao culiao* ql aweonao ahuevonad* huevonad* huevad*
    webad* pendej* pendejad* cabrones culer* ojete* naco naca nacos mamon* mamad* mamada no_mames no_manches no_jodas no_me_jodas
    no_friegues no_chinguen chinga* chingue* chingada jodan jódanse jódete que_se_jodan que_te_jodan que_te_den que_les_den iros_a
    vete_al_carajo vayan_a_la vete_a_la a_la_mierda a_tomar_por por_culo dar_por_culo hasta_los_cojones hasta_los_huevos
    hasta_el_coño hasta_las_narices hasta_la_polla hasta_el_moño hasta_la_coronilla me_tienen_harto me_tienes_hart* ya_basta
    basta_ya basta_de estoy_hart* estamos_hartos cansad_de me_cansé manda_huevos manda_cojones tócate_los toca_los tocapelotas
    tocar_los tomando_el_pelo tomar_el_pelo toman_el_pelo se_ríen_de se_rien_de cachondeo_que engañabobos engañados estafada
    estafado estafan timo timos tongo fraudulent* tramposo* sucio_juego publicidad_engañosa mentirosos falsedad* falsedades falaz*
    calumni* difam* manipul* manipulador* hipocres* cínic* demagog* populist* traidor* traici* traicion* vendid* cobard* ruin ruines
    mezquin* avarici* egoíst* codici* prepotent* prepotencia soberbi* arrogan* chul_y_prepotente maleducada malhumorad*  
    antipátic* desagradable* desagrad* grosería* malos_modos mal_trato maltrat* humill* vejaci* acoso acosar acosan acosador* violador* violaci* abusador*
    maltratador* pederast* machist* machismo misógin* homófob* xenófob* intoleran* fanátic* radicales bárbar* barbarie salvaj* crimen
    crímenes sicario* narcos narcotráf* secuestr* tortur* masacr* matanza* bomba_en explosión tirote* disparos balacera* apuñal* fallec*
    luto duelo_por q.e.p.d descanse_en_paz cadáver* tragedia* trágic* catástrof* catastróf* devastad* devast* destroz* destrozad* arruin* ruina
    hundid* hunde hundimiento desesperant* desesper* desesperació* angusti* angustios* depresión deprimente* deprime ansiedad estrés estresante*
    agotador* agotad* exhaust* rot_por_dentro corazón_roto destruida infeliz* infelic* amargad* amargur* desdichad* desolador* desolad*
    dolid* doloros* llorando lloro llorar lagrim* lágrimas sollo* odios* odiosa insufrib* inaguantable* irritant* irrit* exasper*
    cabread* cabreo cabrea cabreada encabron* encabronad* emputa* emput* arrech* rabios* furia colérico* enfurec* enfadad* enfado mosque* quemad_con
    decepción decepciona vaya_decepción menuda_decepción vaya_mierda menuda_mierda vaya_asco vaya_tela vaya_vergüenza vaya_timo menudo_timo
    menudo_asco mierda_de puta_mierda qué_mierda una_mierda puto_asco un_asco puta_vida mi_puta mierdas cagada cagaste
    la_cagaron la_cagó cagando cagarla desastre qué_desastre un_desastre un_fracaso un_fiasco fiasco* chasco decepcionó
    pésimo_servicio pésima_atención mala_atención mala_calidad mala_experiencia mala_suerte mala_onda mala_leche mal_rollo malísim* feísim* lentísim*
    tristísim* pequeñísim* sucísim* pérdida_de_tiempo perdida_de_tiempo tirar_el_dinero dinero_tirado dinero_a_la_basura tirad_a_la_basura
    negligencia irresponsabl* incumpl* incumplid* ineptitud inept* incapacidad incompetencia ineficaz torpez* abandono abandonad* desatend* desatenci*
    ignorad* ignoran dejad_de_lado pasan_de_mí pasan_de_todo tirad_en desampar* indefens* impoten* impotencia indigna* indignante* vergonzante
    denigrant* denigr* insultant* ofensiv* ofend* despreci* despreciabl* aberrant* aberración atrocidad* inhuman* despiadad* crueldad`,
  ],
  [2, `ni_tan_mal una_pasada`],
  [0, `de_repente otra_vez_será`],
  [-1, `llega_tarde llegan_tarde llegó_tarde muy_tarde demasiado_tarde siempre_tarde`],
  [0, `tarde tardes lunes contra me_gustaría gustaría gustaria quejido`],
];
