/** A line that looks like no quote although it begins with the sign of one: a smiley, an arrow. */
const QUOTED = /^>(?![:_.)(])/;

/** What mail programs write above the whole of the mail that is answered or passed on. */
const DIVIDER =
  /^-{3,}\s?(?:original|forwarded|urspr|weitergeleitet|message d|message transf|mensaje o|mensaje reen|исходное|пересыл|oryginalna|wiadomość|pesan|mensagem o|mensagem enc|messaggio o|messaggio inol|oorspronkelijk)/i;
const PASSED_ON =
  /^(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)|начало переадресованного сообщения|początek przekazywanej wiadomości)\s*:?$/iu;

/** Who wrote when, above what is quoted. A year, a clock or an address has to stand in it. */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^on\b.+\bwrote\s*:$/i,
  /^am\b.+\bschrieb\b.*:$/i,
  /^le\b.+\ba écrit\s*:$/iu,
  /^el\b.+\bescribió\s*:$/iu,
  /^il\b.+\bha scritto\s*:$/i,
  /^em\b.+\bescreveu\s*:$/i,
  /^op\b.+\b(?:schreef|het volgende geschreven)\b.*:$/i,
  /^(?:den|ons|tor|fre|lör|sön|mån|tis)\b.+\bskrev\b.*:$/iu,
  /^(?:w dniu|dnia|pon|wt|śr|czw|pt|sob|niedz)[\s.,].+(?:napisał|pisze)[^:]*:$/iu,
  /(?:пишет|написал|написала|писал|писала)\s*(?:\([^)]*\))?\s*:$/iu,
  /^pada\b.+\bmenulis\s*:$/i,
  /^\d{4}-\d{2}-\d{2}.+<[^<>\s]+@[^<>\s]+>\s*:$/,
];
const DATED = /\b(?:19|20)\d{2}\b|\d{1,2}[:.]\d{2}|@/;

/** The first lines of a mail as Outlook copies them: who, when, to whom, about what. */
const HEADS: readonly (readonly string[])[] = [
  ["from", "von", "de", "da", "van", "od", "от", "dari", "från", "fra"],
  [
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoyé",
    "enviado",
    "enviada",
    "enviado el",
    "fecha",
    "inviato",
    "data",
    "verzonden",
    "wysłano",
    "отправлено",
    "дата",
    "dikirim",
    "tanggal",
    "skickat",
    "sendt",
  ],
  ["to", "an", "à", "para", "a", "aan", "do", "кому", "kepada", "till", "til"],
  [
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "assunto",
    "onderwerp",
    "temat",
    "тема",
    "subjek",
    "perihal",
    "ämne",
    "emne",
  ],
];
const LABEL = /^\*?([\p{L} ]{1,12}?)\s?:\*?(?:\s|$)/u;

/** What telephones and programs write under a mail in nobody's name. */
const ADVERTISED =
  /^(?:sent from (?:my|mail|outlook|yahoo|samsung|the)\b|get outlook for\b|(?:von|vom) (?:meinem|mein) .{1,40} gesendet|gesendet (?:von|mit)\b|diese nachricht wurde von mein|outlook für .{1,20} (?:herunterladen|beziehen)|envoyé (?:de|depuis) mon\b|télécharger outlook|enviado (?:desde|do|a partir do)\b|obtener outlook|obter o outlook|inviato da(?:l|l mio)?\b|ottieni outlook|verstuurd vanaf\b|verzonden (?:vanaf|met)\b|wysłan[eo] z\s|отправлено (?:с|из)\s|dikirim dari\b|skickat från\s|sendt fra\b).{0,80}$/iu;

/** Without one of these nothing is quoted. */
const QUOTING = /[>:]|---/;

const LONGEST_LINE = 400;
/** A signature has few lines; more after its mark are a text. */
const LONGEST_SIGNATURE = 12;

/**
 * What the writer of a mail wrote: without what is quoted, passed on or signed. Answers that stand between quoted lines
 * stay. A text that would be empty is given back whole: somebody who only passes something on means that.
 */
export function ownWords(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split(/\r?\n/);
  const own = withoutSignature(QUOTING.test(text) ? withoutQuotes(lines) : lines).join("\n");
  return own.trim() === "" ? text : own;
}

function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").trim();
    if (QUOTED.test(line)) continue;
    if (isDivider(lines, at, line)) break;
    const end = attributionEnd(lines, at);
    if (end === undefined) {
      kept.push(lines[at] ?? "");
      continue;
    }
    const next = nextSaid(lines, end + 1);
    // Without a sign before each line all that follows is quoted.
    if (next === undefined || !QUOTED.test(next)) break;
    at = end;
  }
  return kept;
}

function isDivider(lines: readonly string[], at: number, line: string): boolean {
  if (line.length > LONGEST_LINE || line === "") return false;
  if (DIVIDER.test(line) || PASSED_ON.test(line)) return true;
  if (/^_{10,}$/.test(line)) return isHead(lines, nextIndex(lines, at + 1));
  return isHead(lines, at);
}

/** At least three of the four labels within a few lines, the writer's first. */
function isHead(lines: readonly string[], at: number): boolean {
  const [first] = HEADS;
  const label = labelOf(lines[at]);
  if (label === undefined || first?.includes(label) !== true) return false;
  const found = new Set<number>();
  let seen = 0;
  for (let place = at; place < lines.length && seen < 6; place += 1) {
    if ((lines[place] ?? "").trim() === "") continue;
    seen += 1;
    const written = labelOf(lines[place]);
    const kind = HEADS.findIndex(
      (labels, index) => written !== undefined && labels.includes(written) && !found.has(index),
    );
    if (kind !== -1) found.add(kind);
  }
  return found.size >= 3;
}

const labelOf = (line: string | undefined): string | undefined =>
  LABEL.exec((line ?? "").slice(0, 40).trim())?.[1]
    ?.trim()
    .toLowerCase();

/** The last line of an attribution that begins at `at`: programs break it into up to three lines. */
function attributionEnd(lines: readonly string[], at: number): number | undefined {
  let joined = "";
  for (let end = at; end < at + 3 && end < lines.length; end += 1) {
    const line = (lines[end] ?? "").trim();
    if (line === "" || QUOTED.test(line)) return undefined;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (joined.length > LONGEST_LINE) return undefined;
    if (joined.endsWith(":") && DATED.test(joined) && ATTRIBUTIONS.some((form) => form.test(joined))) return end;
  }
  return undefined;
}

function nextIndex(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at += 1;
  return at;
}

function nextSaid(lines: readonly string[], from: number): string | undefined {
  return lines[nextIndex(lines, from)]?.trim();
}

/** The mark `-- ` of RFC 3676; programs that turn HTML into text lose its space. */
function withoutSignature(lines: readonly string[]): string[] {
  const mark = lines.findLastIndex((line) => line === "-- " || line.trimEnd() === "--");
  const after = mark === -1 ? 0 : lines.slice(mark + 1).filter((line) => line.trim() !== "").length;
  const kept = mark > 0 && after <= LONGEST_SIGNATURE ? lines.slice(0, mark) : [...lines];
  for (let last = lastSaid(kept); last !== -1 && isAdvertised(kept[last] ?? ""); last = lastSaid(kept)) {
    kept.length = last;
  }
  return kept;
}

const lastSaid = (lines: readonly string[]): number => lines.findLastIndex((line) => line.trim() !== "");

const isAdvertised = (line: string): boolean => line.length <= 120 && ADVERTISED.test(line.trim());
