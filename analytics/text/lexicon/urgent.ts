import type { LexiconSource } from "./lexicon.ts";

/** What presses: that it must be soon, and what would be grave if nobody acted (danger, the law, the press). */
interface UrgentWords {
  readonly soon: string;
  readonly grave: string;
}

/** By language; entries are written as in the other lists. Written by hand. */
export const urgent: Readonly<Record<LexiconSource["language"], UrgentWords>> = {
  en: {
    soon: `urgent urgently urgency asap immediately right_away straight_away at_once emergency deadline by_today
      by_tomorrow before_tomorrow by_tonight last_chance time_sensitive running_out_of_time right_now as_soon_as_possible
      this_minute cannot_wait can't_wait_any today_at_the_latest still_waiting_since stranded locked_out`,
    grave: `danger dangerous* on_fire caught_fire smoke burning burnt_my injur* hurt_my bleeding hospital allergic electric_shock
      gas_leak poison* fraud* scam* stolen hacked lawyer* attorney* solicitor* sue_you legal_action court ombudsman
      trading_standards police go_to_the_press to_the_papers chargeback`,
  },
  de: {
    soon: `dringend* eilig* sofort* umgehend* unverzüglich* schnellstmöglich* schnellstens notfall* frist bis_heute bis_morgen
      noch_heute so_schnell_wie_möglich eilt höchste_zeit asap ausgesperrt`,
    grave: `gefahr gefährlich* brennt feuer rauch verletz* krankenhaus allergisch* stromschlag gasgeruch vergift* betrug betrüg*
      gestohlen gehackt anwalt anwält* rechtsanwalt* klage verklag* anzeige gericht* polizei verbraucherzentrale
      schlichtungsstelle rechtliche_schritte presse_gehen`,
  },
  fr: {
    soon: `urgent urgente urgence immédiatement tout_de_suite au_plus_vite dès_que_possible sans_délai délai_expire
      avant_demain avant_ce_soir aujourd'hui_même le_plus_rapidement_possible au_plus_tôt bloqué_dehors`,
    grave: `danger dangereu* incendie pris_feu fumée blessé* hôpital allergi* électrocut* fuite_de_gaz intoxi* fraude* arnaqu*
      escroc* volé piraté* avocat* tribunal plainte porter_plainte justice police mise_en_demeure répression_des_fraudes
      médiateur`,
  },
  es: {
    soon: `urgente urgentemente urgencia inmediatamente de_inmediato cuanto_antes lo_antes_posible ahora_mismo hoy_mismo
      antes_de_mañana para_mañana emergencia plazo_vence ya_mismo`,
    grave: `peligro peligros* incendio fuego humo herid* hospital alérgic* descarga_eléctrica fuga_de_gas intoxic* fraude*
      estafa* robado robada hackead* abogad* demanda demandar* juzgado tribunal* denuncia* denunciar policía consumo_y
      acciones_legales`,
  },
  pt: {
    soon: `urgente urgentemente urgência imediatamente de_imediato o_quanto_antes o_mais_rápido_possível agora_mesmo
      ainda_hoje até_amanhã até_hoje emergência prazo_termina`,
    grave: `perigo perigos* incêndio fogo fumaça fumo ferid* hospital alérgic* choque_elétrico vazamento_de_gás fuga_de_gás
      intoxica* fraude* golpe burla roubado roubada hackead* advogad* processo_judicial processar tribunal procon denúncia
      denunciar polícia justiça`,
  },
  it: {
    soon: `urgente urgentemente urgenza immediatamente subito al_più_presto il_prima_possibile quanto_prima adesso_stesso
      entro_oggi entro_domani emergenza scadenza`,
    grave: `pericolo pericolos* incendio preso_fuoco fumo ferit* ospedale allergic* scossa_elettrica fuga_di_gas intossic* frode*
      truffa* rubato rubata hackerat* avvocat* tribunale denuncia denunciare querela vie_legali polizia carabinieri
      associazione_consumatori`,
  },
  pl: {
    soon: `pilne pilnie pilny pilna natychmiast niezwłocznie jak_najszybciej jak_najprędzej od_razu do_jutra do_dzisiaj
      jeszcze_dziś nagły nagła termin_mija awaryjn*`,
    grave: `niebezpiecz* zagrożenie pożar dym zapalił* ranny ranna szpital* alerg* porażenie porażył* wyciek_gazu zatru* oszust*
      wyłudz* skradzion* ukradzion* zhakowan* adwokat* prawnik* sąd sądu pozew policj* uokik rzecznik* prokuratur*`,
  },
  ru: {
    soon: `срочно срочный срочная немедленно незамедлительно как_можно_скорее как_можно_быстрее прямо_сейчас сегодня_же
      до_завтра экстренн* скорее_всего_нужно горит_срок неотложн*`,
    grave: `опасн* пожар загорел* дым травм* ранен* больниц* аллерги* удар_током утечка_газа отравил* отравлен* мошен* обман
      украли украден* взломал* взломан* адвокат* юрист* суд суде прокуратур* роспотребнадзор* полици* заявление_в`,
  },
  id: {
    soon: `segera secepatnya mendesak darurat sekarang_juga hari_ini_juga secepat_mungkin urgent asap buruan paling_lambat
      sebelum_besok`,
    grave: `bahaya berbahaya kebakaran terbakar asap luka terluka rumah_sakit alergi kesetrum keracunan penipu* penipuan dicuri
      diretas dihack pengacara gugat somasi polisi ylki lapor_polisi jalur_hukum pengadilan`,
  },
};
