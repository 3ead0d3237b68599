import type { LexiconSource } from "./lexicon.ts";

/** Spanish, written by hand. */
export const spanish: LexiconSource = {
  language: "es",
  valence: [
    [
      3,
      `excelente* magnífic* fantástic* genial* maravillos* extraordinari* increíble* perfect* espectacular* fabulos*
      estupend* encanta encantan encantó encantad* me_encanta adoro te_amo amo te_quiero los_quiero las_quiero amor
      feliz felic* felices impresionante* insuperable* inmejorable* mejor_servicio lo_mejor el_mejor la_mejor los_mejores
      las_mejores buenísim* bellísim* hermosísim* preciosísim* felicidades felicitaciones enamorad* fascin* qué_alegría`,
    ],
    [
      2,
      `bueno buena buenos buenas bien buen gran grande grandes mejor mejores bonit* hermos* precios* lind* guap* bell*
      gracias agradec* agradable* amable* atent* educad* simpátic* content* alegr* satisfech* satisfac* recomiend*
      recomendable* eficient* eficaz* profesional* rápid* puntual* confiable* fiable* útil* divertid* gracios* chistos*
      jaja* jeje* jiji* risa risas reír éxito* exitos* ganar ganamos ganó gané ganador* victoria* campeón* campeona*
      orgull* suerte afortunad* esperanza* ilusión ilusiona* emoción emocionad* emocionante* disfrut* gust* me_gusta
      cariño* abrazo* beso* besos besitos favorit* interesante* delicios* ric* sabros* regalo* cumpleaños fiesta*
      sonrisa* sonre* celebr* bravo olé ole crack máquina_total guay chévere chido padrísim* bacán top love happy
      solucionad* resuelt* arreglad* impecable* cómod* limpi* paz tranquil* bendi* inteligente* brillante* admir* apoyo
      apoyar querid* amig* cielo reina rey_mago quiero_mucho dulce* ternura tiern* valiente* viva vivan que_viva mola
      molan molaría genio bienvenid* magia mágic* positiv* grat* acierto`,
    ],
    [
      1,
      ` fácil* fácilmente correct* gratis vacaciones finde sol disponible* práctic*
      confianza justo_a_tiempo ayuda_mucho ayudó fresc* barat* ganas_de con_ganas espero_que ojalá especial* mejora mejorar
      mejorado buen_día buenos_días buenas_noches suave premio* avance* sorpresa sueño_cumplido`,
    ],
    [
      0,
      `gratuidad buenas_tardes buenos_aires ricard* bien_sea más_bien o_bien gran_parte
      cara_a perder_peso`,
    ],
    [
      -1,
      `lent* lentitud tard* tardanza demora* demorad* esper* esperando car caro cara caros caras difícil* complicad*
      lástima desgraciadamente lamentablemente desafortunadamente problema* fallo* falla fallas error* errores falta faltan
      faltó dud* preocup* cansad* cansan* aburrid* aburre raro rara raros extrañ* pena penas llor* sola
      cancel* perdi* perd* pérdida* bloquead* critic* contra riesgo* peligro* peligros* amenaza* crisis huelga* conflict*
      queja* quejas quejar* reclam* olvid* echo_de_menos extraño jamás nadie todavía_no aún_no sigo_sin seguimos_sin
      frío lluvia dolor_de resaca lunes examen exámenes madrugar celos uf uff buf puff`,
    ],
    [
      -2,
      `mal mala malo malos malas peor peores mals* pésim* decepcion* decepcionad* decepcionante* enfad* enoj* molest* furios*
      indign* rabia ira cabre* frustr* insatisfech* incompeten* inaceptabl* inútil* ineficien* maleducad* groser* antipátic*
      estaf* fraude* rob robo roba roban robaron robado ladron* ladrón mentir* mentira* miente* mienten engañ* tramp* corrup*
      defectuos* rot rota roto dañad* suci* asco asqueros* ridícul* absurd* estúpid* idiot* imbécil* tont* gilip* bob*
      burro cabron* cabrón hijo_de hijos_de puta putas puto putos mierda* joder jode jodid* coño carajo verga pinche chingad*
      cagar cagad* odio odiar odi* detest* vergüenza vergonzos* escándalo escandalos* desastr* fracas* muert* morir muere*
      murió mata matar mató mataron asesin* guerra* atentado* terroris* ataque* víctima* violen* herid* sufr* dolor* duele
      duelen enferm* miedo trist* tristeza desespera* arrepent* basura bazofia no_funciona no_funcionan no_sirve no_sirven
      no_carga no_responden no_contestan sin_respuesta nadie_responde nunca_más nunca_mas no_me_gusta feo fea feos feas
      horror* racist* racismo fascis* nazi* machis* hipócrit* incapaz* lamentable* penos* patétic* miserable* destru*
      mal_servicio hartos hart* harto_de qué_asco me_cago vete_a abus* timo timad* tomadura_de vergonzoso amarg* fatal*
      depre* deprim* culpa* cruel* maldit* mald* dictad* genocid* deplorabl* insoportabl* tóxic* desprec* basuras
      se_burlan burla* irrespet* falta_de_respeto negligen* ignorante* ignorancia estres* agobi* fastidi* insult* injust*
      falso falsa falsos sinvergüenza* delincuente* criminal*`,
    ],
    [
      -3,
      `horrible* terribl* espantos* atroz* asqueros* nefast* repugnan* vomit* lo_peor el_peor la_peor peor_servicio
      los_peores una_vergüenza una_estafa un_robo ladrones estafadores qué_vergüenza aborrec* pesadilla*
      hijueputa* hdp malparid* desgraciad* me_da_asco`,
    ],
  ],
  negators: `no nunca jamás ni sin nada tampoco ningún ninguna ninguno nadie`,
  negatedFromBehind: false,
  intensifiers: `muy tan tanto tanta mucho mucha muchos muchas súper super demasiado totalmente completamente absolutamente
    realmente extremadamente sumamente bastante más mega re siempre verdaderamente`,
  dampers: `poco un_poco algo casi quizá quizás tal_vez medio menos a_veces podría sería si`,
  contrasts: `pero sino aunque embargo sin_embargo`,
  expected: `funcion* sirv* respond* respuesta* contest* llega* llegado llegó recib* entreg* carga* abre* acced* acceso conect*
    conexión acept* posible permit* deja devuel* devolv* reembols* ayud* entiend* entend* atiend* atend* soluc* resuelv*
    normal lógic* puedo puede pueden importa gusta* encuentr* actualiz* val* vale`,
  questions: `qué que_pasa quién quiénes cuándo cómo dónde cuánto cuánta cuántos cuántas cuál cuáles porqué por_qué por_que
    hay_alguna hay_algún puedo podéis tenéis es_posible alguien_sabe sabéis saben_si sabes_si
    se_puede pregunta una_pregunta consulta una_consulta a_qué cuando_sale cuando_van`,
  openers: `puedo puede pueden podéis puedes hay tienen tenéis tiene es está están saben sabéis habrá`,
  requests: `por_favor porfavor porfa pf ayuda ayúden* ayúd* ayudar necesito necesitamos quiero_saber quisiera me_gustaría
    querría solicito pido exijo espero_respuesta espero_su pueden_ayudar podrían podría podéis puedes me_ayudan respondan
    contesten contáctenme llámenme envíen* díganme dime decirme expliquen* información solucionen* arreglen* devuélvan*
    busco informar revisar revisen confirmar`,
  problems: `problema* fallo* falla fallas error* no_funciona no_sirve no_puedo no_me_deja no_carga no_llega no_ha_llegado
    no_he_recibido sin_servicio sin_internet sin_conexión avería* roto rota dañad* defectuos* perdid* retras* demora*
    tard* esperando bloquead* cobrad* cobro cobraron cobrando cancel* reembols* devolución devol* queja* reclam* estaf*
    fraude* robo pésim* mal_servicio vergüenza nadie_responde no_responden no_contestan sin_respuesta llevo
    peor decepcion* inaceptabl* horrible* caído caída lent* sigo_sin todavía_no aún_no hackead*`,
  thanks: `gracias agradezco agradecid* solucionado resuelto arreglado todo_bien perfecto vale ok listo genial de_nada`,
  functions: {
    finance: `factura* reembols* cobr* pago* pagar pagué banco tarjeta* cargo cargos débito recibo* dinero cuota* saldo
      transferencia* comisi* iva devolución_del_dinero`,
    commerce: `pedido* envío* entrega* paquete* carrito stock devoluc* cambio_de artículo* talla* tienda* compra* comprado
      compré agotad* repartidor* seguimiento mensajer*`,
    product: `app aplicación* actualiz* versión* error_en función* funcionalidad* sugerencia* mejora* calidad receta*
      ingrediente* batería diseño modelo* software`,
    sales: `precio* oferta* presupuesto* comprar contratar plan planes tarifa* suscri* interesad* cliente_nuevo demo prueba
      disponibilidad cotiza* cuánto_cuesta`,
    marketing: `promo* promoción* sorteo* concurso* cupón* cupones descuento* newsletter boletín puntos fidelidad campaña*
      patrocin* evento* influencer* colabora*`,
    advertising: `anuncio* publicidad* comercial_de spot valla* publicitari*`,
    public_relations: `periodista* prensa entrevista* comunicado* boicot* escándalo* redacción noticia declaraci* portavoz`,
    legal: `abogad* demanda* demandar juicio tribunal* denuncia* denunciar legal* ilegal* protección_de_datos rgpd
      datos_personales términos_y derechos_de consumidor profeco facua sernac hoja_de_reclamaciones`,
    people: `empleo* trabajo_en vacante* currículum currículo cv postul* sueldo* salario* emplead* contratación rrhh
      prácticas reclutamiento oferta_de_trabajo despid*`,
    research: `encuesta* estudio_de cuestionario* investigación tesis sondeo*`,
    care: `ayuda servicio atención_al_cliente soporte cuenta contraseña acceso iniciar_sesión usuario problema* queja*
      reclam* internet señal router cita* técnic* reserva* vuelo* equipaje maleta* tren billete* cancel* garantía*
      reparac* avería* línea`,
  },
  substance: `reembolsad* hemos devuelto abonado reemplaz* cancelad* corregid* solucionad* resuelt* restablecid* enviado
    enviamos trasladad* escalad* reportad* equipo técnico trabajando abiert* hasta porque debido para_que puedes
    puede debes debe haz_clic pulsa entra_en configuración ajustes prueba intenta reinici* desinstal* desactiv* activ*
    pasos sigue aquí días_hábiles días_laborables horas plazo* disponible* estimad* cuesta precio incluye ofrecemos
    no_es_posible es_posible sí significa válid* a_partir empieza termina será serán recibirá* llegará`,
  redirects: `dm md mp mensaje_directo mensaje_privado por_privado por_interno por_dm por_md escríbenos escríbanos contáctanos
    contáctenos contacta llámanos envíanos envíenos mándanos compártenos facilítanos indícanos síguenos tus_datos sus_datos
    número_de_cliente número_de_pedido más_detalles más_información ayudarte ayudarle revisar_tu poder_ayudar`,
  courtesies: `gracias hola buenos_días buenas_tardes buenas_noches saludos sentimos lamentamos siento disculpa* perdón
    entendemos comprendemos molestias agradec* de_nada un_placer buen_día encantad* bienvenid* paciencia`,
};
