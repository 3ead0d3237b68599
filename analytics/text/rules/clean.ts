/** Only this many UTF-16 units of a text are read: enough for any message, and a bound on the work. */
const MOST_CHARACTERS = 4000;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };
const FORWARDED =
  /^-{4,} ?(?:original|forwarded|urspr|message d|mensaje o|исходное|oryginalna|pesan|mensagem o|messaggio o)/i;
const COMBINING = /[\u0300-\u036F]/;
const QUOTED = /^>(?![:_.)(])/;

/** Undoes HTML entities, and the `\u2019` of exports that were written as JSON twice. */
function unescaped(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? " ")
    : text;
  if (!plain.includes("\\u")) return plain;
  return plain.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Cuts away what the writer only quoted: lines that start with ">", and all that follows a forwarding header. */
function withoutQuotes(text: string): string {
  if (!text.includes("\n") || !(text.includes(">") || text.includes("-----"))) return text;
  const kept: string[] = [];
  for (const line of text.split("\n")) {
    const trimmed = line.trimStart();
    if (FORWARDED.test(trimmed)) break;
    if (!QUOTED.test(trimmed)) kept.push(line);
  }
  const own = kept.join("\n");
  return own.trim() === "" ? text : own;
}

/** The part of a text that its writer wrote, as it was meant to be read: at most the first 4,000 characters. */
export function cleaned(text: string): string {
  const plain = withoutQuotes(unescaped(text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text));
  return COMBINING.test(plain) ? plain.normalize("NFC") : plain;
}
