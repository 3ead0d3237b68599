import type { LexiconSource } from "./lexicon.ts";

/** Portuguese, of Brazil and Portugal, written by hand. */
export const portuguese: LexiconSource = {
  language: "pt",
  valence: [
    [
      3,
      `excelente* maravilhos* fantástic* incrível incríveis ótim* perfeit* sensacional espetacular* fabulos* extraordinári*
      magnífic* genial* amo amei te_amo adoro adorei amor apaixonad* melhor_do o_melhor a_melhor os_melhores melhores
      parabéns impecável nota_dez nota_mil demais_da lind* lindão maravilha* feliz felizes felicidade* sucesso*`,
    ],
    [
      2,
      `bom boa bons boas melhor melhora* legal bacana top show massa bonit* gostos* delícia delicios* obrigad* brigad*
      agradeç* agradec* valeu vlw educad* atencios* simpátic* gentil* eficient* eficaz rápid* profissional* confiável
      satisfeit* content* alegr* recomend* gosto gostei gosta gostar* curti curto divertid* engraçad* kkk* haha* rsrs* hehe*
      rindo rir risada* orgulh* sorte vencer venceu vitória* ganhar ganhou ganhei ganhamos campe* esperança* fofo fofa
      fofos fofinh* querid* carinho* abraço* beijo* beijos bj bjs favorit* interessant* presente* aniversário festa*
      sorriso* sorri* comemor* bravo arrasou arrasa arrasando resolvid* solucionad* confortável limp* paz tranquil* abençoad*
      benção bênção inteligent* brilhant* admir* ansios* animad* empolgad* diva* rainha ícone mito hino tudo_de_bom
      viva uhul eba oba aê love happy wow gata gato_lindo princesa bom_demais lacrou divo merecid* mereceu apoio
      emocionant* emocionad* sonho_realizado`,
    ],
    [
      1,
      `ok beleza blz bem fácil facilmente corret* grátis férias fim_de_semana verão sol disponível prátic*
      confiança ajudou barat* espero_que tomara novo_álbum especial útil bom_dia boa_noite boa_tarde estreia
      amig* família sextou gente_boa`,
    ],
    [0, `boa_parte bem_que segunda-feira`],
    [
      -1,
      `lent* demor* espera esperando atras* car caro caros difícil complicad* chato chata chatice pena infelizmente
      problema* erro* falha* falta falto* dúvida* preocup* cansad* cansei tédio entediad* estranh* saudade* sozinh* cancel*
      perd* bloquead* critic* contra risco perig* ameaç* crise greve* conflit* reclam* esquec* ninguém ainda_não até_agora
      frio chuva prova segunda sono com_sono ciúme* aff af ai_que poxa putz eita ué travando trava travou bug* multa*
      acusad* denunci* investigad* cai caiu quebr*`,
    ],
    [
      -2,
      `mau má ruim ruins mal péssim* pior piores decepcion* decepção irrita* irritad* raiva ódio odeio odiei odiar nojo nojent*
      furios* indignad* frustr* insatisfeit* incompeten* inaceitável inútil mal_educad* grosseir* grosso ignorante* golpe
      golpista* fraude* roubo roub* ladrão ladrões mentir* mentiros* mente engan* corrup* defeituos* estragad* sujo suja
      ridícul* absurd* estúpid* idiot* imbecil* burr* otári* babaca* trouxa* merda* bosta* porra caralho puta puto fdp pqp
      vsf foda-se fodid* cu vagabund* safad* vergonha* vergonhos* escândalo* desastr* fracass* mort* morrer morreu matar
      matou assassin* guerra* atentado* terroris* ataque* vítima* violên* ferid* sofr* dor dores dói doente medo trist* chorar
      chorando chorei choro desesper* arrepend* lixo não_funciona não_funcionam não_presta não_consigo não_responde* sem_resposta
      nunca_mais não_gostei não_gosto não_aguento feio feia horror racist* racismo fascis* nazis* machis* hipócrit* incapaz
      lamentável patétic* miserável destru* descaso desrespeit* palhaçad* bandid* cobrança_indevida propaganda_enganosa
      abus* porcaria inferno cru depre* depress* culpa* cruel maldit* ditad* insuportável enganad* vergonhoso saco estress*
      desgraça* triste imprestável falta_de_respeito impossível treta burrice injust* cansado_de cagada`,
    ],
    [
      -3,
      `horrível horríveis terrível terríveis pavoros* atroz asqueros* nojeira o_pior a_pior pior_atendimento uma_vergonha
      uma_palhaçada ladrões um_absurdo um_lixo um_roubo pesadelo* desgraçad* abomin* fuja fujam repugnant*`,
    ],
    [2, `mal_posso_esperar nada_mal`],
  ],
  negators: `não nao n nunca jamais nem sem nada tampouco nenhum nenhuma ninguém`,
  negatedFromBehind: false,
  intensifiers: `muito muita mto mt mta tão super demais totalmente completamente absolutamente realmente extremamente bastante
    mais bem mega tanto tanta pra_caralho pra_crl sempre`,
  dampers: `pouco um_pouco meio quase talvez algo menos às_vezes poderia seria se`,
  contrasts: `mas porém contudo entretanto embora todavia só_que`,
  expected: `funcion* serve respond* resposta* cheg* receb* entreg* carrega* abre* acess* conect* aceit* possível permit* deixa
    devolv* devolu* reembols* ajud* entend* atend* resolv* soluc* normal consigo consegu* consegue pode posso importa
    presta compensa adianta vale gost* atualiz*`,
  questions: `o_que oque quem quando como onde quanto quanta quantos quantas qual quais porque por_que por_quê pq tem_como
    posso vocês_têm vcs_tem será_que alguém_sabe é_possível dúvida uma_dúvida pergunta cadê`,
  openers: `posso pode podem tem têm existe vocês_têm há é será sabem dá`,
  requests: `por_favor pfv pfvr favor ajuda ajudem ajude ajudar preciso precisamos quero_saber gostaria queria solicito peço exijo
    aguardo respondam responda liguem entrem_em_contato mandem enviem me_ajuda me_digam diga explique* informação informações
    resolvam devolvam procuro verificar verifiquem confirmar poderiam poderia podem_me`,
  problems: `problema* erro* não_funciona não_consigo não_chegou não_recebi não_carrega não_abre sem_internet sem_sinal sem_resposta
    caiu fora_do_ar quebrad* defeito* danificad* perdid* extravi* atras* demor* esperando aguardando bloquead* cobra* cobrad*
    cancel* reembols* estorn* devolu* reclam* golpe fraude* roubo péssim* vergonha descaso ninguém_responde pior horrível
    absurdo lent* travando ainda_não até_agora hackead* decepcion*`,
  thanks: `obrigad* valeu vlw agradeço resolvido resolveram tudo_certo perfeito ok beleza de_nada`,
  functions: {
    finance: `fatura* reembols* cobra* cobrança* pagamento* pagar paguei banco cartão boleto* débito dinheiro parcela* saldo pix
      transferência* taxa* estorn* juros nota_fiscal`,
    commerce: `pedido* entrega* encomenda* pacote* carrinho estoque stock devoluç* troca* produto_chegou tamanho* loja* compra*
      comprei frete rastre* transportadora* correios`,
    product: `app aplicativo* aplicação atualiz* versão função* funcionalidade* sugest* melhoria* qualidade receita* bateria
      design modelo* software bug*`,
    sales: `preço* oferta* orçamento* comprar contratar plano planos assin* interessad* cliente_novo demonstração teste_grátis
      disponibilidade quanto_custa`,
    marketing: `promo* promoção sorteio* concurso* cupom cupons desconto* newsletter pontos fidelidade campanha* patroc* evento*
      influencer* parceria*`,
    advertising: `anúncio* propaganda* publicidade* comercial_da outdoor*`,
    public_relations: `jornalista* imprensa entrevista* comunicado* boicot* escândalo* redação nota_oficial porta-voz`,
    legal: `advogad* processo process* tribunal* justiça denúncia* procon lgpd rgpd dados_pessoais termos_de direito* consumidor
      ilegal* deco jurídic*`,
    people: `emprego* vaga vagas currículo* cv salário* contratando funcionári* rh estágio* recrutamento trabalhar_com demitid*`,
    research: `pesquisa_de questionário* inquérito* estudo_sobre tcc tese`,
    care: `ajuda atendimento suporte sac conta senha login acesso entrar problema* reclam* internet sinal rede roteador consulta
      técnic* reserva* voo* bagagem mala trem bilhete* cancel* garantia* reparo* assistência linha`,
  },
  substance: `reembolsad* devolvid* estornad* creditad* substituíd* cancelad* corrigid* resolvid* restabelecid* enviamos enviado
    encaminh* escalad* registr* equipe equipa técnico abert* até porque devido para_que pode você_pode clique acesse vá_em
    configurações ajustes tente experimente reinici* desinstal* desativ* ativ* passos siga aqui dias_úteis horas prazo*
    disponível previst* custa preço inclui oferecemos não_é_possível é_possível sim significa válid* a_partir começa
    termina será serão receberá chegará`,
  redirects: `dm mp mensagem_direta mensagem_privada por_dm via_dm inbox no_privado chama_a_gente chame_a_gente contacte-nos
    entre_em_contato fale_conosco ligue envie-nos envie_para mande manda informe-nos siga-nos seus_dados número_do_pedido cpf
    mais_detalhes mais_informações ajudar_você podermos_ajudar verificar_o poder_ajudar`,
  courtesies: `obrigad* olá oi bom_dia boa_tarde boa_noite sentimos lamentamos desculp* perdão entendemos compreendemos transtorno*
    incómodo* agradec* de_nada abraço* à_disposição bem-vind* paciência`,
};
