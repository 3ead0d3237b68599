import { ownWords } from "./own-words.ts";

/** Only this many UTF-16 units of a text are read: enough for any message, and a bound on the work. */
const MOST_CHARACTERS = 4000;
/** In so many the writer's own words are looked for: an answer may stand below a long quote. */
const MOST_LOOKED_AT = 32_000;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'" };
const COMBINING = /[\u0300-\u036F]/;

/** Undoes HTML entities, and the `\u2019` of exports that were written as JSON twice. */
function unescaped(text: string): string {
  const plain = text.includes("&")
    ? text.replace(/&(amp|lt|gt|quot|apos|#39);/g, (_, name: string) => ENTITIES[name] ?? " ")
    : text;
  if (!plain.includes("\\u")) return plain;
  return plain.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The part of a text that its writer wrote, as it was meant to be read: at most the first 4,000 characters. */
export function cleaned(text: string): string {
  const near = text.length > MOST_LOOKED_AT ? text.slice(0, MOST_LOOKED_AT) : text;
  const own = ownWords(unescaped(near.includes("\n") ? near : near.slice(0, MOST_CHARACTERS)));
  const plain = own.length > MOST_CHARACTERS ? own.slice(0, MOST_CHARACTERS) : own;
  return COMBINING.test(plain) ? plain.normalize("NFC") : plain;
}
