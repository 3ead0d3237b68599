/** A stretch of what somebody wrote; quotes and signatures are folded away. */
export interface Stretch {
  readonly kind: "said" | "quoted" | "signature";
  readonly text: string;
}

const quoteLine = /^\s?(>|&gt;)/;
/** Lines after which mail programs put the whole earlier mail. */
const quoteHeads = [
  /^\s*-{2,}\s*(original message|forwarded message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oryginalna wiadomość|исходное сообщение)\s*-{2,}\s*$/iu,
  /^_{20,}\s*$/,
];
/** "On 3 March, Anna wrote:", also broken over two lines; what follows are lines with ">". */
const attribution =
  /(wrote|writes|schrieb[^\n]*|a écrit|escribió|escreveu|ha scritto|napisał\(?a?\)?|пишет|написал\(?а?\)?|menulis)\s*:\s*$/iu;

/** Splits a mail into what its author said, and what was only carried along. */
export function stretchesOf(body: string): Stretch[] {
  const lines = body.split("\n");
  const kinds: Stretch["kind"][] = lines.map((line) => (quoteLine.test(line) ? "quoted" : "said"));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (quoteHeads.some((head) => head.test(line))) fill(kinds, at, "quoted");
    else if (line === "-- " || line === "--") endOfSignature(kinds, at);
    else if (attribution.test(line) && nextSaid(lines, kinds, at) === "quoted") {
      kinds[at] = "quoted";
      if (/^(on|am|le|el|em|il|w dniu|pada)\b/iu.test(lines[at - 1] ?? "") && line.trim().length < 80)
        kinds[at - 1] = "quoted";
    }
  }
  return joined(lines, kinds);
}

/** A signature reaches to the end, or to the next quote. */
function endOfSignature(kinds: Stretch["kind"][], from: number): void {
  for (let at = from; at < kinds.length && kinds[at] === "said"; at += 1) kinds[at] = "signature";
}

function fill(kinds: Stretch["kind"][], from: number, kind: Stretch["kind"]): void {
  for (let at = from; at < kinds.length; at += 1) kinds[at] = kind;
}

function nextSaid(
  lines: readonly string[],
  kinds: readonly Stretch["kind"][],
  from: number,
): Stretch["kind"] | undefined {
  for (let at = from + 1; at < lines.length; at += 1) if (lines[at]?.trim() !== "") return kinds[at];
  return undefined;
}

function joined(lines: readonly string[], kinds: readonly Stretch["kind"][]): Stretch[] {
  const stretches: { kind: Stretch["kind"]; lines: string[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const last = stretches.at(-1);
    // An empty line between two quoted ones belongs to the quote.
    const kind = line.trim() === "" && last ? last.kind : (kinds[at] ?? "said");
    if (last?.kind === kind) last.lines.push(line);
    else stretches.push({ kind, lines: [line] });
  }
  return stretches
    .map(({ kind, lines: own }) => ({
      kind,
      text: own
        .join("\n")
        .replace(/^(\s*\n)+/, "")
        .trimEnd(),
    }))
    .filter(({ text }) => text !== "");
}

/** A piece of a text as it is shown: plain, a word that weighed, or an address that can be followed. */
export interface Piece {
  readonly text: string;
  readonly mark: boolean;
  readonly href: string | undefined;
}

const address = /https:\/\/[^\s<>"'`{}|\\^]+[^\s<>"'`{}|\\^.,;:!?)\]]/giu;

/** Cuts a text into pieces; joined they are the text. `words` are marked wherever they stand as whole words. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const marks = words.length === 0 ? [] : [...text.matchAll(patternOf(words))];
  const links = text.includes("https://") ? [...text.matchAll(address)] : [];
  const found = [
    ...links.map((match) => ({ at: match.index, text: match[0], mark: false, href: safeHref(match[0]) })),
    ...marks.map((match) => ({ at: match.index, text: match[0], mark: true, href: undefined })),
  ].toSorted((a, b) => a.at - b.at);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { at, ...piece } of found) {
    if (at < end || (!piece.mark && piece.href === undefined)) continue;
    if (at > end) pieces.push({ text: text.slice(end, at), mark: false, href: undefined });
    pieces.push(piece);
    end = at + piece.text.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), mark: false, href: undefined });
  return pieces;
}

/** Only addresses with https that a browser reads the same way; none that hide a name before the host. */
export function safeHref(said: string): string | undefined {
  const url = URL.canParse(said) ? new URL(said) : undefined;
  return url?.protocol === "https:" && url.username === "" && url.password === "" ? url.href : undefined;
}

/** The reading knows words in small letters, with one form of apostrophe and letters repeated at most twice. */
function patternOf(words: readonly string[]): RegExp {
  const forms = words.map((word) => {
    const body = Array.from(word)
      .map((letter, at, all) => {
        const form = /[.*+?^${}()|[\]\\/]/.test(letter) ? `\\${letter}` : letter;
        if (letter === "'") return "['’`´ʼ]";
        if (letter === "е") return "[её]";
        return at > 0 && all[at - 1] === letter ? `${form}+` : form;
      })
      .join("");
    return /^[\p{L}\p{N}]/u.test(word) ? `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])` : body;
  });
  return new RegExp(forms.join("|"), "giu");
}

/** From here on a text is folded. */
export const foldedFrom = { letters: 1_600, lines: 24 } as const;

/** The beginning of a text that is shown before it is unfolded; undefined where all of it is shown at once. */
export function beginningOf(text: string): string | undefined {
  const lines = text.split("\n", foldedFrom.lines + 1);
  if (lines.length <= foldedFrom.lines && text.length <= foldedFrom.letters) return undefined;
  const start = lines.slice(0, foldedFrom.lines).join("\n").slice(0, foldedFrom.letters);
  const blank = start.length === foldedFrom.letters ? start.lastIndexOf(" ") : start.length;
  return blank > foldedFrom.letters / 2 || start.length < foldedFrom.letters ? start.slice(0, blank) : start;
}
