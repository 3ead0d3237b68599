import { joins, lowerAt } from "./scripts.ts";

/** Takes a stretch of a text that holds words, and how much they weigh: 2, or 1 for what is probably a name. */
export type TakeStretch = (text: string, start: number, end: number, weight: number) => void;

/** Only so many UTF-16 units are looked at, however little of them is letters; and only so many words. */
const MOST_UNITS = 4000;
const MOST_WORDS = 100;
const FEWEST_PLAIN = 3;
const LINK =
  /(?:https?:|www\.|[a-z0-9-]{2,40}\.(?:com|net|org|io|co|ly|gl|de|fr|ru|pl|es|it|id|br|me|be|info|eu|uk|nl)(?:\/|$))/i;
const DIGIT = /[0-9_]/;
const CODE = /^\w+$/;

const BLANK = 1;
const LINE_END = 2;
/** Marks after which a capital says nothing, because a sentence or a list item may begin. */
const ENDS = 4;
/** Marks that only links, addresses, mentions and codes have inside. */
const ODD = 8;

const kinds = new Uint8Array(0x1_0000);
for (let unit = 0; unit <= 0x20; unit += 1) kinds[unit] = BLANK;
for (const unit of [0xa0, 0x3000, 0x2028, 0x202f]) kinds[unit] = BLANK;
for (let unit = 0x2000; unit <= 0x200a; unit += 1) kinds[unit] = BLANK;
kinds[0x0a] = BLANK | LINE_END;
for (const mark of "!?…-–•|") kinds[mark.charCodeAt(0)] = ENDS;
for (const mark of ".:") kinds[mark.charCodeAt(0)] = ENDS | ODD;
for (const mark of "/@_0123456789") kinds[mark.charCodeAt(0)] = ODD;

function needsComposing(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (joins[text.charCodeAt(at)] === 1) return true;
  }
  return false;
}

/** Where the words of a chunk with odd marks end: before a link that is stuck to them; its start if it has no words. */
function wordsEnd(chunk: string): number {
  if (chunk.includes("@") || (DIGIT.test(chunk) && CODE.test(chunk))) return 0;
  const link = LINK.exec(chunk);
  return link ? link.index : chunk.length;
}

const starts = new Int32Array(MOST_WORDS);
const ends = new Int32Array(MOST_WORDS);
const named = new Uint8Array(MOST_WORDS);

/**
 * Cuts a text into its stretches of words, without mentions, hashtags, addresses and links. Words with a capital inside
 * a sentence weigh less where others are left: names and titles are often in another language than what is around them.
 */
export function stretchesOf(given: string, take: TakeStretch): void {
  const near = given.length > MOST_UNITS ? given.slice(0, MOST_UNITS) : given;
  const text = needsComposing(near) ? near.normalize("NFC") : near;
  let count = 0;
  let plain = 0;
  let opens = true;
  let at = 0;
  while (at < text.length && count < MOST_WORDS) {
    const first = text.charCodeAt(at);
    let kind = kinds[first] ?? 0;
    if (kind & BLANK) {
      if (kind & LINE_END) opens = true;
      at += 1;
      continue;
    }
    const start = at;
    let odd = 0;
    let last = kind;
    while (at < text.length) {
      kind = kinds[text.charCodeAt(at)] ?? 0;
      if (kind & BLANK) break;
      odd |= kind;
      last = kind;
      at += 1;
    }
    const end = first === 0x23 || first === 0xff03 ? start : odd & ODD ? start + wordsEnd(text.slice(start, at)) : at;
    if (end > start) {
      const name = !opens && lowerAt[first] !== first;
      starts[count] = start;
      ends[count] = end;
      named[count] = name ? 1 : 0;
      count += 1;
      if (!name) plain += 1;
      opens = (last & ENDS) !== 0;
    }
  }
  for (let index = 0; index < count; index += 1) {
    take(text, starts[index] ?? 0, ends[index] ?? 0, named[index] === 1 && plain >= FEWEST_PLAIN ? 1 : 2);
  }
}
