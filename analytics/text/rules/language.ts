import { eld } from "eld/extrasmall";

import { stopWords } from "../lexicon/stop-words.ts";
import type { Scan, Token } from "./scan.ts";

/** How far small words alone decide, and when too little was written to say. */
const SURE_SCORE = 2;
const SURE_LEAD = 4;
const SURER_SCORE = 3;
const SURER_LEAD = 2;
const OWN_LETTER = 0.7;
const SURE_SHARE = 0.2;
const FEWEST_LETTERS = 12;
const FEWEST_PLAIN_WORDS = 3;
const UNACCENTED = 0.6;
const MOST_LETTERS = 160;
const STOP_WORD_PULL = 0.6;

const codes = Object.keys(stopWords);

/** A small word: the languages that have it, as places in `codes`, and how much it speaks for each. */
interface SmallWord {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

const smallWords = new Map<string, SmallWord>();
{
  const found = new Map<string, Map<number, number>>();
  for (const [place, code] of codes.entries()) {
    for (const word of (stopWords[code] ?? "").split(/\s+/)) {
      for (const form of [word, withoutAccents(word)]) {
        if (form === "") continue;
        const languages = found.get(form) ?? new Map<number, number>();
        languages.set(place, Math.max(languages.get(place) ?? 0, form === word ? 1 : UNACCENTED));
        found.set(form, languages);
      }
    }
  }
  for (const [form, languages] of found) {
    const total = Math.max(
      1,
      [...languages.values()].reduce((sum, weight) => sum + weight, 0),
    );
    const weights = [...languages.values()].map((weight) => weight / total);
    smallWords.set(form, { places: [...languages.keys()], weights });
  }
}

function withoutAccents(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ł", "l");
}

interface Tally {
  readonly best: string | null;
  readonly score: number;
  readonly second: number;
  readonly scores: readonly number[];
}

/** Letters that only one of the languages here has, or nearly so. */
const ownLetters = new Map<string, number>(
  Object.entries({
    ru: "ыэё",
    uk: "іїєґ",
    be: "ў",
    sr: "јљњћђџ",
    pl: "łąęśźż",
    de: "ß",
    es: "ñ",
    pt: "ãõ",
    tr: "ğış",
    da: "æ",
    cs: "řěů",
  }).flatMap(([code, characters]) => characters.split("").map((letter) => [letter, codes.indexOf(code)] as const)),
);

/** Adds what the letters of a word say, at most once. */
function addLetters(scores: number[], form: string): void {
  for (let at = 0; at < form.length; at += 1) {
    const place = form.charCodeAt(at) < 0x80 ? undefined : ownLetters.get(form.charAt(at));
    if (place === undefined) continue;
    scores[place] = (scores[place] ?? 0) + OWN_LETTER;
    return;
  }
}

function tally(forms: readonly string[]): Tally {
  const scores: number[] = codes.map(() => 0);
  for (const form of forms) {
    addLetters(scores, form);
    const word = smallWords.get(form);
    if (!word) continue;
    const { places, weights } = word;
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] ?? 0;
      scores[place] = (scores[place] ?? 0) + (weights[index] ?? 0);
    }
  }
  let best = -1;
  let score = 0;
  let second = 0;
  for (let place = 0; place < scores.length; place += 1) {
    const value = scores[place] ?? 0;
    if (value > score) {
      second = score;
      score = value;
      best = place;
    } else if (value > second) second = value;
  }
  return { best: codes[best] ?? null, score, second, scores };
}

/** Indonesian is close to Malay, and the n-gram tables know Malay only. */
function asRead(code: string): string | null {
  if (code === "") return null;
  return code === "ms" ? "id" : code;
}

/**
 * The words that tell the language: without those that have a capital inside a sentence, where enough others are left,
 * because names and titles are often in another language than the sentence around them.
 */
function telling(tokens: readonly Token[]): readonly string[] {
  const all: string[] = [];
  const plain: string[] = [];
  let opens = true;
  for (const token of tokens) {
    if (token.kind === "word") {
      all.push(token.form);
      if (opens || !token.capitalised) plain.push(token.form);
      opens = false;
    } else opens = token.kind === "break" || /^[.!?]/.test(token.form);
  }
  return plain.length >= FEWEST_PLAIN_WORDS ? plain : all;
}

/**
 * The language of a text as an ISO 639-1 code, or null where too little was written to tell. Small words decide where
 * they are clear; otherwise the n-gram tables of eld (Nito T.M., Apache-2.0) do, helped by the small words.
 */
export function languageOf(read: Scan): string | null {
  const forms = telling(read.tokens);
  const words = tally(forms);
  if (isClear(words) && words.score >= SURE_SHARE * forms.length) return words.best;
  return byLetters(forms, words);
}

function isClear({ score, second }: Tally): boolean {
  return (score >= SURE_SCORE && score >= SURE_LEAD * second) || (score >= SURER_SCORE && score >= SURER_LEAD * second);
}

function byLetters(forms: readonly string[], words: Tally): string | null {
  const text = forms.join(" ").slice(0, MOST_LETTERS);
  const result = eld.detect(text);
  const first = asRead(result.language);
  if (words.best === null || first === words.best) {
    const enough = text.length >= FEWEST_LETTERS || words.score >= 1;
    return enough && (first === words.best || result.isReliable()) ? first : null;
  }
  return heavier(result.getScores(), words, text.length);
}

function heavier(scores: Readonly<Record<string, number>>, words: Tally, length: number): string | null {
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const [code, score] of Object.entries(scores)) {
    const read = asRead(code);
    const index = read === null ? -1 : codes.indexOf(read);
    const total = score + STOP_WORD_PULL * ((words.scores[index] ?? 0) / Math.max(words.score, 2));
    if (total > most) {
      second = most;
      most = total;
      best = read;
    } else if (total > second) second = total;
  }
  if (length < FEWEST_LETTERS && most < second * 1.3) return null;
  return best;
}
