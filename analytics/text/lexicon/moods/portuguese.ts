import type { Valence } from "../lexicon.ts";

/** More Portuguese words of mood: feelings, blame and praise of goods and services, slang of Brazil and Portugal. Written by hand. */
export const portugueseMoods: readonly Valence[] = [
  [
    3,
    `excepciona* sublime* grandios* divin* esplêndid* deslumbrant* estupend* impressionant* inesquecív* imbatív* insuperáv* perfeição
    um_espetáculo um_arraso uma_maravilha um_sonho um_luxo show_de_bola sem_defeitos sem_palavras_para cinco_estrelas 5_estrelas
    nota_10 maravilhosa_demais lindíssim* belíssim* ótimo_atendimento excelente_atendimento super_recomendo recomendo_muito
    muito_obrigad* mil_vezes_obrigado amei_demais amo_muito amo_demais amo_vocês amo_você eu_amo te_adoro adoramos adorando
    amando amamos tô_amando to_amando apaixonante* apaixonei morri_de_amor morrendo_de_amor muito_amor quanto_amor meu_amor
    que_linda que_lindo que_lindos que_lindas que_amor que_maravilha que_delícia que_fofo que_fofa que_orgulho que_alegria
    que_voz que_show que_mulherão foda_demais muito_foda é_foda_demais melhor_programa melhor_pessoa melhor_coisa a_melhor
    o_melhor melhor_entrevista rainha_demais zerou_a_vida mitou lacrando lacradora divou sambou arrasou_muito`,
  ],
  [
    2,
    `atencioso acolhedor* hospitaleir* cordial* prestativ* solícit* prestável competent* dedicad* honest* sincer* leal leais fiel
    generos* humild* solidári* corajos* talentos* talento capaz_de criativ* inspirador* inspirad* motivad* motivador* entusiasm*
    entusiasmad* empolgant* empolgad* cativant* encantad* encantador* encanta encant* fascinant* fascinad* envolvent* tocant*
    comovent* emocionad* emociona emocionei arrepiad* arrepiei arrepio meigo meiga doçura doce doces fofura fofuras fofíssim* gracinha
    gata gato gatos gatíssim* gostoso gostosa charmos* elegant* estilos* chique* lindona maravilhosos belo bela belas belos formos*
    radiant* alegre alegria animação divertidíssim* engraçadíssim* hilári* hilariant* morri_de_rir morrendo_de_rir chorei_de_rir
    chorando_de_rir rindo_muito rindo_horrores rindo_alto ri_muito ri_alto rachei rachando kkk kkkk* hahaha* rsrsrs huahua*
    huehue* uahua* ahaha* lol xd risos gargalh* piada_boa zueira boa boas_notícias boa_notícia boa_sorte boa_viagem bom_trabalho
    bom_proveito bom_apetite bom_atendimento boa_qualidade bom_preço bom_custo custo-benefício custo_benefício ótimo_preço bom_fim
    boas_festas boa_semana bom_demais bom_d+ feliz_natal feliz_aniversário feliz_ano parabéns_pela parabéns_pelo parabenizo parabeniz*
    felicit* vencedor* vitorios* triunf* medalh* recordes recorde classificad* aprovad* passei_no consegui conseguimos conseguiu
    conquist* conquista realizad* realização sonho sonhos superou superação evolu* progress* cresciment* melhorou melhorando melhoria*
    avanço* inovador* inovação útil efetiv* resistent* durável robust* qualidade caprichad* caprich* impecáv* limpíssim* arrumad*
    confortáv* aconchegant* espaços* tranquilo relaxant* relaxad* relaxar descans* alívi* aliviad* sossego serenidade harmonia
    gostosinho saboros* delícias suculent* crocant* cheiros* cheirinho quentinho fresquinh* docinho saudáv* nutritiv* rapidinho ligeir*
    rapidez agilidade ágil agilizar pontualidade pontual eficiência educação_no simpatia gentileza cortesia carinho carinhos*
    chegou_antes chegou_rápido chegou_certinho chegou_direitinho tudo_certo tudo_perfeito tudo_ok deu_certo deu_tudo_certo
    funciona_bem funciona_perfeitamente funcionou sem_problemas sem_problema nenhum_problema não_tem_preço vale_a_pena
    valeu_a_pena compensa super_indico indico_muito indico recomendadíssim* nada_a_reclamar superou_as_expectativas superou_expectativas
    adoro_vocês curti_muito curtindo gostei_muito gostei_bastante gosto_muito gosto_tanto adorando_o tô_gostando to_gostando bora_assistir
    ansiosa_para ansioso_para mal_vejo_a não_vejo_a_hora mal_vejo tomara_que torcendo torcida torço estou_na_torcida fãzona sou_fã
    fã_de minha_vida meu_ídolo ídolo ídola musa muso deus_abençoe graças_a_deus glória aleluia amém gratidão grato grata sucesso_sempre
    merece merecia mereço mereceram palmas aplaus* aplaudi* bravíssim* respeito respeita_a_história exemplo_de orgulho_de
    top_demais daora da_hora dahora maneir* irad* sinistro_de_bom massa_demais pai_d'égua arretad* supimpa fixe fixes giro gira
    bué_fixe porreir* espetáculo brutal_este brilhou brilha brilhando divo_demais linda_demais amooo amoooo`,
  ],
  [
    1,
    `razoáv* aceitáv* decent* nada_mal não_é_mau até_que_bom até_que_legal bonzinho legalzinho simpático prestes_a_melhorar
    finalmente até_que_enfim enfim_chegou domingo_de_sol sábado_em_família praia piscina churrasco folga férias_chegando
    natal primavera feriado sextou novidade* estréia estréias lançament* conhecer_você homenagem curios* original* interessante
    com_certeza concordo verdade certíssim* falou_tudo disse_tudo tamo_junto tmj abraços saudações`,
  ],
  [
    -0.5,
    `por_que porque_não como_assim cadê de_novo outra_vez até_quando mais_uma_vez ainda_sem sempre_a_mesma só_que`,
  ],
  [
    -1,
    `lamento lamentav* lament* sinto_muito que_pena que_triste que_tristeza que_saudade que_chato que_chata que_raiva que_ódio que_nojo
    que_vergonha que_absurdo que_horror que_dó que_preguiça que_medo que_agonia que_merda que_droga que_saco que_lixo que_bosta que_ridículo
    saudades nostalgi* melancol* solidão sozinha abandonad* esquecid* ignorad* exausta exausto morto_de_sono morta_de_sono morrendo_de_sono
    morrendo_de_fome com_fome com_frio com_medo com_raiva com_dor com_febre gripad* gripe febre tosse enjoo enjoad* dor_de_cabeça dor_de_barriga
    dor_nas ressaca insônia não_dormi dormi_mal preguiça desânimo desanimad* sem_ânimo sem_vontade sem_paciência sem_graça sem_sal sem_sentido
    sem_noção sem_solução sem_internet sem_sinal sem_luz sem_água sem_energia sem_retorno sem_dinheiro sem_condições sem_comentários
    não_aguento_mais não_suporto não_dá_mais não_dá_pra não_entendo não_entendi não_acredito não_acredito_que não_curti não_é_justo
    não_merecia não_merece não_merecem não_presta não_vale não_vale_a não_compens* não_compre* não_recomendo não_indico não_volto
    não_chegou não_chega não_recebi não_receb* não_entreg* não_cumpr* não_atend* não_resolv* não_resolvem não_respeit* não_sabe_nada
    não_tem_graça não_tem_nada_a_ver não_funcionou não_carrega não_abre não_liga não_entra não_abriu nunca_chegou nunca_chega nunca_funciona
    nunca_atendem ninguém_atende ninguém_responde ninguém_resolve ninguém_merece nervos* nervosa nervoso nervosismo tenso tensa tensão
    aflit* aflição angusti* angústia ansiedade assust* assustad* assustador* apreensiv* apavorad* pânico susto sustos medros* vergonha_alheia
    constrangedor* constrangid* constrangiment* climão torta_de saia_justa deslocad* perdid* perdida confus* confusão bagunç* bagunçad* caos
    enrolação enrola enrolad* enrolando burocraci* fila filas engarraf* trânsito congestion* lotad* superlotad* lentidão travad* travamento
    instáv* instabilidade queda_de caiu_o fora_do_ar apagão desatualizad* ultrapassad* antiquad* desgast* gast_demais apertad* desconfort*
    barulh* barulhent* abafad* escur* sujo suja sujos sujeira bagunceir* mofo mofad* bolor encolheu desbot* amassad* riscad* rachad* trincad* vazand* faltando faltou
    veio_errado veio_quebrado veio_com_defeito errad* erraram errou tamanho_errado cobrad* cobraram cobrança* cobrado_duas abusiv* caríssim*
    carésim* inflação imposto* dívida* desempreg* demitid* demiss* eliminad* eliminação eliminou eliminaram sair_agora saiu_injust* perdeu
    perdemos perdedor* derrot* derrotad* rebaixad* empate_com reprovad* reprovei expuls* brigas brigar brigando brigou briga barraco treta_com discut* discussão
    fofoc* mimimi frescur* frescura ranço ciument* invej* inveja duvidos* suspeit* polêmic* controvers* discord* exager* exagerad* forçad*
    forçação forçar_a_barra cansativ* cansou cansa repetitiv* monóton* chatíssim* entediant* sem_criatividade mesmice superficial* fraco fraca
    fracos fraquíssim* meia_boca mais_ou_menos médio mediano medíocre* medíocres péssima_ideia sono_que enche_o_saco encheu_o_saco`,
  ],
  [
    -2,
    `nojenta asco asqueros* repulsa repulsiv* repugnant* vomit* vômito ânsia fede fedid* fedor fedend* podre podres podridão apodrec* estragado
    estragada azedo azeda rançoso vencido_produto barata_na baratas ratos imund* imundo porco porca porcos encardid* nojeira esgoto
    fezes cagad* cagou cagando cagar caguei mijo mijou peid* arrombad* cornos corno filho_da_puta filha_da_puta filhos_da_puta fdps filho_da_mãe
    puta_que_pariu puta_merda vai_tomar vai_se_foder vai_à_merda vai_pra vá_se_foder vtnc vtmnc vsfd tnc tmnc foda-se foder fodeu fuder fudeu fudid*
    fudeo ferrou ferrad* lascou lascad* cacete caraca_que_ódio caramba_que carai krl crl poha pora porraaa poxa_vida droga drogas diacho diabo demônio
    satanás capeta coisa_ruim cobra víbora falsa falso falsidade falsian* falsiane duas_caras cínic* cinismo dissimulad* traíra traidor* traição traiu
    covard* covardia canalha* cafajest* calhord* crápula* picareta* pilantr* vigarist* caloteir* calote estelionat* trambiqu* trapac* trapacea* malandrag*
    marmelada marmelad* armação manipulad* manipulação panelinha comprad_pela roubad* roubaram roubando assalt* assaltad* quadrilha criminos* crime crimes
    estupr* estuprador* pedófil* assédio assediador* agress* agressor* agressão agrediu espanc* tortur* tiro tiros tiroteio facad* esfaque* baleada balead*
    sequestr* refém reféns chacina massacr* genocíd* bomba_em explosão acident* tragédi* trágic* catástrof* catastróf* destruiç* destruid* arrasad_com devastad*
    arruin* arruinad* ruína falência falid* desast* faleceu falecid* falecimento luto enterro velório caixão óbito suicíd* depressiv* deprimid* deprimente
    infeliz* infelicidade desgost* desgostos* amarg* amargura mágoa magoad* magoa magoou decepcionei decepcionou decepcionada decepcionante desiludid* desilus*
    traumatizad* trauma sofrência sofrend* sofredor* choradeira chorona chorosa lágrim* lagrim* coração_partido partiu_meu partiu_o_coração despedaç* arrasada
    acabou_comigo destruída tô_triste to_triste fiquei_triste fico_triste muito_triste triste_demais me_deixa_triste irritante* irritação irritadíssim* irritou
    irritando insuportáve* insuportáveis inaguentáv* intragáv* intoleráv* odios* odiável detest* detestei detestáv* abomináv* pé_no_saco porre um_porre mala
    sem_alça encost* chatíssima chatos chatas enjoativ* enjoada forçada_demais falsíssim* metid* metida esnob* arrogant* arrogância prepotent* prepotência
    soberb* nojentinha antipátic* antipatia grossa grossos grossa_demais grosseria estúpida estupidez mal-educad* maleducad* mal_educada debochad* deboche
    desrespeitos* desrespeito humilh* humilhação humilhad* ofens* ofensiv* ofendid* xingar xingando xingou preconceit* preconceituos* homofób* homofobia transfób* xenófob*
    misógin* machismo machista sexist* intoleran* fanátic* extremist* golpe_de farsa farsante* fake piada_de_mau palhaço palhaços palhaça circo vexame vexam*
    vexaminos* fiasco fracassad* fracassou flopou flopad* flop micão mico pagou_mico vergonhosa ridículos ridículas ridicularizar patética patéticos deplorá*
    lastimá* lastimável desprezí* desprezível despreza escrot* escroto escrota bosta_de merda_de lixo_de pior_programa pior_pessoa pior_coisa pior_final piorou
    piora piorando horrorosa horroros* horrenda horrend* medonh* feios feias feíssim* pavor terror horrores bizarr* tosco tosca toscos brega cafona escrotice
    imbecilidade idiotice idiotas idiot* retardad* débil mentecapt* jumento jumenta anta burra burros burrice asn* asno ignorância inútei* inutilidade incompetência
    incompetentes incapazes despreparad* despreparo amador* amadorismo negligên* negligen* irresponsá* irresponsável omiss* omisso descumpr* enganação enganos*
    enganos enganador* engana_trouxa propaganda_falsa mentirosa mentirada mentiras caô conversa_fiada cara_de_pau sem-vergonha sem_vergonha sacanagem sacanag* sacana
    injustiç* injustiça injustiçad* injusto injusta inadmissí* inadmissível inaceitáve* intoleráveis revoltant* revoltad* revolta indignação indigna indign*
    inconformad* puto_da puta_da fulo pistola_com bolad* enfurec* enraivec* enojad* com_nojo tenho_nojo dá_nojo me_dá_nojo dá_raiva me_dá_raiva me_irrita me_dá_ódio
    pior_atendimento péssimo_atendimento mau_atendimento mal_atendid* atendimento_péssimo atendimento_horrível má_qualidade péssima_qualidade baixa_qualidade
    qualidade_péssima produto_ruim dinheiro_jogado jogar_dinheiro joguei_dinheiro perda_de_tempo tempo_perdido desperdíci* desperdiç* quero_meu_dinheiro
    dinheiro_de_volta processar procon reclame_aqui arrependid* me_arrependi arrependimento cuidado_com fujam nunca_mais_compro nunca_mais_volto`,
  ],
  [2, `não_vejo_a_hora mal_vejo_a_hora chorei_de_rir chorando_de_rir sinistro_de_bom`],
  [2, `muito_bem mandou_bem foi_bem fez_bem bem_feito bem_bonito parabéns`],
  [0, `bem tudo_bem verdade porção porções`],
];
