import { type LexiconSource, frontOfficeFunctions } from "../lexicon/lexicon.ts";
import { type Token, elisionEnd, squeeze } from "./scan.ts";

/** What a word can do besides judging; one bit each. */
export const role = {
  negator: 1,
  intensifier: 2,
  damper: 4,
  contrast: 8,
  expected: 16,
  question: 32,
  request: 64,
  problem: 128,
  thanks: 256,
  substance: 512,
  redirect: 1024,
  courtesy: 2048,
  opener: 4096,
  soon: 8192,
  grave: 16384,
} as const;

/** What is known of a word: its judgement (null: none), its roles and the functions it points to, one bit each. */
export interface Meaning {
  readonly valence: number | null;
  readonly roles: number;
  readonly functions: number;
}

interface Entry {
  valence: number | null;
  roles: number;
  functions: number;
  readonly phrases: Phrase[];
}

/** A word as it was looked up: its phrases by the word that has to follow first, and those where that has any ending. */
interface Known extends Meaning {
  readonly byNext: ReadonlyMap<string, readonly Phrase[]> | null;
  readonly open: readonly Phrase[];
}

/** A word that has to follow: as it is, or with any ending. */
interface Follower {
  readonly letters: string;
  readonly open: boolean;
}

interface Phrase extends Meaning {
  readonly rest: readonly Follower[];
}

/** A word list made ready for look-ups. */
export interface Words {
  readonly negatedFromBehind: boolean;
  readonly lookUp: (token: Token) => Known;
}

/** What was found at each token of a text. */
export interface Findings {
  readonly tokens: readonly Token[];
  readonly meanings: readonly Meaning[];
}

const NOTHING: Known = { valence: null, roles: 0, functions: 0, byNext: null, open: [] };
const SHORTEST_STEM = 2;
const LONGEST_STEM = 18;
const REMEMBERED_WORDS = 20_000;

/** Other ways in which people type a word: without its accents, or with the German umlauts written out. */
function spellings(entry: string, language: string): readonly string[] {
  if (language === "ru") return [entry.replaceAll("ё", "е")];
  const other =
    language === "de"
      ? entry.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss")
      : entry.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ł", "l").normalize("NFC");
  return other === entry ? [entry] : [entry, other];
}

/** An entry cut as the scanner cuts a text: at hyphens and after elided articles; a doubled word counts once. */
function partsOf(entry: string): readonly string[] {
  const parts = entry.split(/[_-]/).flatMap((part) => {
    const end = elisionEnd(part);
    return end > 0 ? [part.slice(0, end), part.slice(end)] : [part];
  });
  return parts.length === 2 && parts[0] === parts[1] ? parts.slice(0, 1) : parts;
}

class Compiler {
  readonly exact = new Map<string, Entry>();
  readonly stems = new Map<string, Entry>();
  readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  add(entries: string, meaning: Partial<Meaning>): void {
    for (const entry of entries.split(/\s+/)) {
      if (entry !== "") for (const spelling of spellings(entry, this.language)) this.addOne(spelling, meaning);
    }
  }

  private addOne(entry: string, meaning: Partial<Meaning>): void {
    const [head = "", ...rest] = partsOf(entry);
    const slot = this.slot(head);
    if (rest.length > 0) {
      const { valence = null, roles = 0, functions = 0 } = meaning;
      slot.phrases.push({ rest: rest.map(followerOf), valence, roles, functions });
      return;
    }
    if (meaning.valence !== undefined) slot.valence = meaning.valence;
    slot.roles |= meaning.roles ?? 0;
    slot.functions |= meaning.functions ?? 0;
  }

  private slot(head: string): Entry {
    const [map, key] = head.endsWith("*") ? [this.stems, head.slice(0, -1)] : [this.exact, head];
    const known = map.get(key);
    if (known) return known;
    const made: Entry = { valence: null, roles: 0, functions: 0, phrases: [] };
    map.set(key, made);
    return made;
  }

  /** All that the lists say of a form: roles and functions of every entry that fits, the valence of the longest. */
  find(form: string): Entry | null {
    let found: Entry | null = null;
    for (let length = SHORTEST_STEM; length <= Math.min(form.length, LONGEST_STEM); length += 1) {
      const stem = this.stems.get(form.slice(0, length));
      if (stem) found = found ? merged(found, stem) : stem;
    }
    const exact = this.exact.get(form);
    if (exact) return found ? merged(found, exact) : exact;
    return found;
  }
}

function merged(shorter: Entry, longer: Entry): Entry {
  return {
    valence: longer.valence ?? shorter.valence,
    roles: shorter.roles | longer.roles,
    functions: shorter.functions | longer.functions,
    phrases: [...longer.phrases, ...shorter.phrases],
  };
}

function possessive(form: string): string {
  return form.endsWith("'s") ? form.slice(0, -2) : form.endsWith("'") ? form.slice(0, -1) : form;
}

/** Makes the lists of a language ready. Looked-up words are remembered; that changes the time, never the result. */
export function compileWords(source: LexiconSource): Words {
  const compiler = new Compiler(source.language);
  for (const [valence, entries] of source.valence) compiler.add(entries, { valence });
  compiler.add(source.negators, { roles: role.negator });
  compiler.add(source.intensifiers, { roles: role.intensifier });
  compiler.add(source.dampers, { roles: role.damper });
  compiler.add(source.contrasts, { roles: role.contrast });
  compiler.add(source.expected, { roles: role.expected });
  compiler.add(source.questions, { roles: role.question });
  compiler.add(source.openers, { roles: role.opener });
  compiler.add(source.requests, { roles: role.request });
  compiler.add(source.problems, { roles: role.problem });
  compiler.add(source.thanks, { roles: role.thanks });
  compiler.add(source.substance, { roles: role.substance });
  compiler.add(source.redirects, { roles: role.redirect });
  compiler.add(source.courtesies, { roles: role.courtesy });
  compiler.add(source.soon ?? "", { roles: role.soon });
  compiler.add(source.grave ?? "", { roles: role.grave });
  for (const [index, name] of frontOfficeFunctions.entries()) {
    compiler.add(source.functions[name] ?? "", { functions: 1 << index });
  }
  return { negatedFromBehind: source.negatedFromBehind, lookUp: remembering(compiler) };
}

/** What Indonesian and Malay hang on any word: my, your, its; and what only stresses. */
const HUNG_ON = /(?:nya|ku|mu|lah|kah|pun)$/;
const SHORTEST_HELD = 4;

function withoutHungOn(form: string): string {
  const held = form.replace(HUNG_ON, "");
  return held.length >= SHORTEST_HELD ? held : form;
}

function knownFrom(entry: Entry | null): Known {
  if (!entry) return NOTHING;
  const { valence, roles, functions, phrases } = entry;
  const byNext = new Map<string, Phrase[]>();
  const open: Phrase[] = [];
  for (const phrase of phrases) {
    const [first] = phrase.rest;
    const same = first?.open === false ? byNext.get(first.letters) : open;
    if (same) same.push(phrase);
    else if (first) byNext.set(first.letters, [phrase]);
  }
  return { valence, roles, functions, byNext: phrases.length > 0 ? byNext : null, open };
}

function remembering(compiler: Compiler): (token: Token) => Known {
  const plainer = compiler.language === "id" ? withoutHungOn : possessive;
  const remembered = new Map<string, Known>();
  return ({ form, elongated }) => {
    const known = remembered.get(form);
    if (known) return known;
    const found = knownFrom(
      compiler.find(form) ?? compiler.find(plainer(form)) ?? (elongated ? compiler.find(squeeze(form)) : null),
    );
    if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
    remembered.set(form, found);
    return found;
  };
}

function followerOf(written: string): Follower {
  const open = written.endsWith("*");
  return { letters: open ? written.slice(0, -1) : written, open };
}

function fits({ letters, open }: Follower, token: Token | undefined): boolean {
  if (token === undefined || (token.kind !== "word" && token.kind !== "hashtag")) return false;
  return open ? token.form.startsWith(letters) : token.form === letters;
}

/** Looks every token up; a phrase that judges takes the place of the words in it. */
export function findMeanings(tokens: readonly Token[], words: Words): Findings {
  const meanings: Meaning[] = [];
  let heads: (Known | undefined)[] | null = null;
  for (const [at, token] of tokens.entries()) {
    const known = token.kind === "word" || token.kind === "hashtag" ? words.lookUp(token) : NOTHING;
    if (known.byNext) (heads ??= [])[at] = known;
    meanings.push(known);
  }
  if (heads) placePhrases(tokens, heads, meanings);
  return { tokens, meanings };
}

function placePhrases(tokens: readonly Token[], heads: readonly (Known | undefined)[], meanings: Meaning[]): void {
  let free = 0;
  for (const [start, head] of heads.entries()) {
    const next = head ? tokens[start + 1] : undefined;
    if (!head || !next || (next.kind !== "word" && next.kind !== "hashtag")) continue;
    let judging: Phrase | null = null;
    for (const phrases of [head.open, head.byNext?.get(next.form) ?? []]) {
      for (const phrase of phrases) {
        if (!follows(tokens, start, phrase.rest)) continue;
        if (phrase.valence === null) place(meanings, start, phrase);
        else if (start >= free && phrase.rest.length >= (judging?.rest.length ?? 0)) judging = phrase;
      }
    }
    if (!judging) continue;
    place(meanings, start, judging);
    free = start + 1 + judging.rest.length;
  }
}

function follows(tokens: readonly Token[], start: number, rest: readonly Follower[]): boolean {
  let at = start;
  for (const follower of rest) {
    at += 1;
    if (!fits(follower, tokens[at])) return false;
  }
  return true;
}

function place(meanings: Meaning[], start: number, phrase: Phrase): void {
  const first = meanings[start];
  if (!first) return;
  if (phrase.valence === null) {
    meanings[start] = {
      valence: first.valence,
      roles: first.roles | phrase.roles,
      functions: first.functions | phrase.functions,
    };
    return;
  }
  const spent = role.negator | role.expected | role.intensifier | role.damper;
  for (let index = start + 1; index <= start + phrase.rest.length; index += 1) {
    const inside = meanings[index];
    if (inside) meanings[index] = { valence: null, roles: inside.roles & ~spent, functions: inside.functions };
  }
  meanings[start] = {
    valence: phrase.valence,
    roles: (first.roles & ~spent) | phrase.roles,
    functions: first.functions | phrase.functions,
  };
}
