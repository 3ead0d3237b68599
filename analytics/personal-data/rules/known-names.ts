import { fold, kindOfUnit, unitKind } from "./fold.ts";
import { commonWords, cues, namings, shortTitles } from "./name-words.ts";
import type { Range } from "./tokens.ts";

const FEWEST_LETTERS = 3;

/** How much a word of a name says where it stands alone. `kept`: somebody else's name too, who is not hidden. */
type Weight = "strong" | "weak" | "kept";

/** The name of one person, as it can be compared with the words of a text. */
export interface KnownName {
  /** Each word of the name in all its spellings. */
  readonly parts: readonly (readonly string[])[];
  readonly weights: readonly Weight[];
  /** Every form that a word of it may have in a text, with the parts that it may be; made when first asked for. */
  readonly forms: () => ReadonlyMap<string, readonly number[]>;
}

interface Word extends Range {
  /** Folded, without loose accents. */
  readonly word: string;
  /** Begins with a capital, or with a letter of a script that has none. */
  readonly isCapital: boolean;
}

const looseAccent = /[\u0300-\u036f]/;
const looseAccents = /[\u0300-\u036f]/g;

/** The words of a text; what is grown together with digits is none. */
function* wordsOf(text: string, plain: string): Generator<Word> {
  for (let at = 0; at < text.length; at += 1) {
    if (kindOfUnit(text, at) !== unitKind.letter) continue;
    const start = at;
    while (kindOfUnit(text, at) === unitKind.letter) at += 1;
    if (isGrown(text, start - 1) || isGrown(text, at)) continue;
    const first = text.charAt(start);
    const isCapital = first !== first.toLowerCase() || first === first.toUpperCase();
    yield { start, end: at, word: plain.slice(start, at).replace(looseAccents, ""), isCapital };
  }
}

function isGrown(text: string, at: number): boolean {
  return text[at] === "_" || text[at] === "•" || (at >= 0 && kindOfUnit(text, at) === unitKind.digit);
}

/** The words of a name, folded; words of scripts that are written without spaces are left out. */
export function nameWords(name: string): string[] {
  return [...wordsOf(name, fold(name))].map(({ word }) => word);
}

/** A name to look for; words that are `kept` are somebody else's too. Undefined for a name without words. */
export function knownName(name: string, kept: ReadonlySet<string>): KnownName | undefined {
  const words = nameWords(name);
  if (words.length === 0) return undefined;
  const parts = words.map(spellingsOf);
  let forms: ReadonlyMap<string, readonly number[]> | undefined;
  return { parts, weights: words.map((word) => weightOf(word, kept)), forms: () => (forms ??= formsOf(parts)) };
}

function weightOf(word: string, kept: ReadonlySet<string>): Weight {
  if (kept.has(word)) return "kept";
  return word.length >= FEWEST_LETTERS && !commonWords.has(word) ? "strong" : "weak";
}

/** A folded word with its other spellings: "muller" is "mueller" too, "groß" is "gross". */
function spellingsOf(word: string): string[] {
  const plain = word.replaceAll("ß", "ss");
  const short = plain.replaceAll(/([aou])e/g, "$1");
  const long = plain.replace(/([aou])(?=[^aeiou])/, "$1e");
  return [...new Set([word, plain, short.length >= FEWEST_LETTERS ? short : plain, long])];
}

const afterVowel = ["y", "e", "ie", "i", "ą", "ę", "o", "ы", "и", "у", "ю", "е", "ой", "ей"].map(fold);
const afterConsonant = ["s", "a", "em", "iem", "owi", "ów", "а", "у", "ом", "ем", "е"].map(fold);

/** A spelling in the cases into which some languages put names. */
function casesOf(part: string): string[] {
  if (part.length < FEWEST_LETTERS) return [part];
  const stem = /[aа]$/.test(part) && part.length > FEWEST_LETTERS ? part.slice(0, -1) : undefined;
  const endings = stem === undefined ? afterConsonant : afterVowel;
  return [part, `${part}s`, ...endings.map((ending) => (stem ?? part) + ending)];
}

function formsOf(parts: KnownName["parts"]): ReadonlyMap<string, readonly number[]> {
  const forms = new Map<string, number[]>();
  for (const [part, spellings] of parts.entries()) {
    for (const form of new Set(spellings.flatMap(casesOf))) forms.set(form, [...(forms.get(form) ?? []), part]);
    const initial = spellings[0]?.charAt(0) ?? "";
    if (!forms.has(initial)) forms.set(initial, [part]);
  }
  return forms;
}

/** Whether a text may hold one of the names at all; quick. */
function mayHold(plain: string, names: readonly KnownName[]): boolean {
  if (looseAccent.test(plain)) return true;
  return names.some(({ parts }) => {
    const telling = parts.filter(([word = ""]) => word.length >= FEWEST_LETTERS);
    return (telling.length > 0 ? telling : parts).some((spellings) =>
      spellings.some((one) => plain.includes(one.length > FEWEST_LETTERS ? one.slice(0, -1) : one)),
    );
  });
}

/** Where words of these names stand as names, in the order of the names. */
export function findNames(text: string, plain: string, names: readonly KnownName[]): Range[] {
  if (!mayHold(plain, names)) return [];
  const words = [...wordsOf(text, plain)];
  return names.flatMap((name) => findName(text, words, name));
}

/** A word of a text that is a word of the name. */
interface Hit extends Word {
  readonly index: number;
  readonly part: number;
  readonly weight: Weight;
}

function findName(text: string, words: readonly Word[], name: KnownName): Range[] {
  const found: Range[] = [];
  const forms = name.forms();
  let run: Hit[] = [];
  const close = () => {
    found.push(...sureOf(text, words, { run, name }));
    run = [];
  };
  for (const [index, word] of words.entries()) {
    const part = partOf(forms.get(word.word), run);
    const last = run.at(-1);
    if (last && (part === undefined || !isJoined(text, last, word.start))) close();
    if (part !== undefined) run.push({ ...word, index, part, weight: name.weights[part] ?? "weak" });
  }
  close();
  return found;
}

/** Of several parts that a word may be the first that the run does not have yet. */
function partOf(parts: readonly number[] | undefined, run: readonly Hit[]): number | undefined {
  return parts?.find((part) => run.every((hit) => hit.part !== part)) ?? parts?.[0];
}

/** Whether what stands between two words lets them be one name: "Anna-Lena", "Schmidt, Anna", "A. Schmidt". */
function isJoined(text: string, before: Range, to: number): boolean {
  if (to - before.end > 3) return false;
  const between = text.slice(before.end, to);
  // a full stop ends a sentence, but for that of a letter
  const signs = before.end - before.start === 1 ? /^\s{0,3}\.?\s{0,3}$/ : /^[ \t\u00a0]{0,3}[,'’-]?[ \t\u00a0]{0,3}$/;
  return signs.test(between) && !between.includes("\n");
}

/** Of words that stand together and are all of one name: those that are surely meant as it. */
function sureOf(
  text: string,
  words: readonly Word[],
  { run, name }: { readonly run: readonly Hit[]; readonly name: KnownName },
): readonly Hit[] {
  if (run.length === 0) return run;
  const whole = run.filter(({ start, end }) => end - start > 1);
  const strong = whole.filter(({ weight }) => weight === "strong");
  const [all, telling] = [new Set(whole.map(({ part }) => part)).size, new Set(strong.map(({ part }) => part)).size];
  const isWhole = all > 1 && all === name.parts.length;
  if (isWhole && (telling > 0 || isWrittenAsName(whole, name))) return run;
  const sure = telling > 1 ? strong : whole.filter((hit) => isSureAlone(text, words, hit));
  return withBeside(run, sure);
}

/** What is all common words, or others' names too, is a name only where every word has its capital. */
function isWrittenAsName(hits: readonly Hit[], { weights }: KnownName): boolean {
  return hits.every(({ isCapital }) => isCapital) && weights.some((weight) => weight !== "kept");
}

/** From the first sure word to the last, with the words beside them that have capitals. */
function withBeside(run: readonly Hit[], sure: readonly Hit[]): readonly Hit[] {
  let from = run.findIndex((hit) => sure.includes(hit));
  let to = run.findLastIndex((hit) => sure.includes(hit));
  if (from < 0) return [];
  while (run[from - 1]?.isCapital) from -= 1;
  while (run[to + 1]?.isCapital) to += 1;
  return run.slice(from, to + 1);
}

function isSureAlone(text: string, words: readonly Word[], hit: Hit): boolean {
  if (hit.weight === "kept" || hit.end - hit.start < FEWEST_LETTERS) return false;
  if (hit.weight === "strong" && hit.isCapital) return true;
  return isCued(text, words, hit) || isAloneInLine(text, hit);
}

/** After a greeting, a title or "my name is". */
function isCued(text: string, words: readonly Word[], { index, start, isCapital, weight }: Hit): boolean {
  const [before, second] = [words[index - 1], words[index - 2]];
  if (!before || start - before.end > 4 || !(isCapital || weight === "strong")) return false;
  if (/[.!?;]/.test(text.slice(before.end, start)) && !shortTitles.has(before.word)) return false;
  return cues.has(before.word) || namings.has(before.word) || (second !== undefined && namings.has(second.word));
}

/** Alone in a line that is not the first: so mails are signed. */
function isAloneInLine(text: string, { start, end }: Range): boolean {
  const from = text.lastIndexOf("\n", start) + 1;
  const to = text.indexOf("\n", end);
  return from > 0 && !/[\p{L}\p{N}]/u.test(text.slice(from, start) + text.slice(end, to < 0 ? undefined : to));
}
