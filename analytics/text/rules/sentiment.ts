import { symbolValence } from "../lexicon/symbols.ts";
import type { Token } from "./scan.ts";
import { type Findings, type Meaning, role } from "./words.ts";

/** A judgement from -1 (bad) to 1 (good), and the words that weighed in it, heaviest first. */
export interface Sentiment {
  readonly sentiment: number;
  readonly sentimentWords: readonly string[];
}

interface Weighed {
  readonly at: number;
  readonly word: string;
  readonly weight: number;
}

const NEGATION_REACH = 3;
const MODIFIER_REACH = 2;
const NEGATED_GOOD = -0.75;
const NEGATED_BAD = -0.2;
const NEGATED_EXPECTATION = -2;
const INTENSIFIED = 1.35;
const DAMPED = 0.7;
const EMPHASISED = 1.2;
const BEFORE_CONTRAST = 0.75;
const AFTER_CONTRAST = 1.15;
const GOOD_IN_QUESTION = 0.4;
const NEGATOR_ALONE = -0.5;
const QUESTION = -0.3;
const MOST_COUNTED = 2;
/** Negators so near each other are one negation: "ne ... pas", "nie ... nic". */
const ONE_NEGATION = 4;
const SATURATION = 10;
const MOST_WORDS_NAMED = 12;
/** Beyond this, on either side, a sentiment is a mood; the log holds it as a `real`. */
export const MOOD_LIMIT = 0.2;

/** A sentiment in a word. */
export type Mood = "negative" | "neutral" | "positive";

/** A number in three words, with the limits that the measurements use: beyond ±0.2 it is a mood. */
export function moodOf(sentiment: number): Mood {
  if (sentiment > MOOD_LIMIT) return "positive";
  return sentiment < -MOOD_LIMIT ? "negative" : "neutral";
}

function endsClause(token: Token): boolean {
  return token.kind === "break" || (token.kind === "mark" && !/^[-–—"'“”«»„()]/.test(token.form));
}

function roleAt(meanings: readonly Meaning[], index: number, bits: number): boolean {
  return ((meanings[index]?.roles ?? 0) & bits) !== 0;
}

/** The place of the negator that governs a place: before it within reach, or behind it where the language puts it there; -1 if none does. */
function negatorOf({ tokens, meanings }: Findings, at: number, fromBehind: boolean): number {
  let words = 0;
  for (let index = at - 1; index >= 0 && words < NEGATION_REACH; index -= 1) {
    const token = tokens[index];
    if (!token || endsClause(token) || roleAt(meanings, index, role.contrast)) break;
    if (roleAt(meanings, index, role.negator)) return index;
    if (token.kind === "word") words += 1;
  }
  if (!fromBehind) return -1;
  words = 0;
  for (let index = at + 1; index < tokens.length && words < NEGATION_REACH; index += 1) {
    const token = tokens[index];
    if (!token || endsClause(token) || roleAt(meanings, index, role.contrast)) break;
    if (roleAt(meanings, index, role.negator)) return index;
    if (meanings[index]?.valence) break;
    if (token.kind === "word") words += 1;
  }
  return -1;
}

function modifierOf(findings: Findings, at: number): number {
  let factor = 1;
  for (let back = 1; back <= MODIFIER_REACH; back += 1) {
    const token = findings.tokens[at - back];
    if (!token || endsClause(token)) break;
    if (roleAt(findings.meanings, at - back, role.intensifier))
      factor *= token.elongated ? INTENSIFIED * EMPHASISED : INTENSIFIED;
    else if (roleAt(findings.meanings, at - back, role.damper)) factor *= DAMPED;
  }
  return factor;
}

/** What the word at a place weighs; the negator that turns it round is added to `spent`. */
function weighWord(findings: Findings, at: number, negatedFromBehind: boolean, spent: Set<number>): number {
  const { tokens, meanings } = findings;
  const token = tokens[at];
  const meaning = meanings[at];
  if (!token || !meaning) return 0;
  if (token.kind === "symbol") return symbolValence(token.form);
  const valence = meaning.valence ?? 0;
  if (valence === 0 && (meaning.roles & role.expected) === 0) return 0;
  const negator = negatorOf(findings, at, negatedFromBehind);
  if (negator >= 0) spent.add(negator);
  if (valence === 0) return negator >= 0 ? NEGATED_EXPECTATION : 0;
  const emphasis = token.elongated || token.shouted ? EMPHASISED : 1;
  const weight = valence * emphasis * modifierOf(findings, at);
  if (negator < 0) return weight;
  return weight * (valence > 0 ? NEGATED_GOOD : NEGATED_BAD);
}

/** What negations that turn no word round and questions say of the mood by themselves. */
function leaning({ tokens, meanings }: Findings, spent: ReadonlySet<number>): number {
  let loose = 0;
  let questions = 0;
  let last = -ONE_NEGATION;
  for (const [at, token] of tokens.entries()) {
    if (roleAt(meanings, at, role.negator)) {
      if (!spent.has(at) && at - last >= ONE_NEGATION) loose += 1;
      last = at;
    } else if (token.kind === "mark" && isQuestionMark(token.form)) questions += 1;
  }
  return NEGATOR_ALONE * Math.min(loose, MOST_COUNTED) + QUESTION * Math.min(questions, MOST_COUNTED);
}

function lastContrast(findings: Findings): number {
  for (let index = findings.tokens.length - 1; index > 0; index -= 1) {
    if (roleAt(findings.meanings, index, role.contrast)) return index;
  }
  return -1;
}

/** Where the questions of a text stand: the places of their words, true; null if nothing is asked. */
function inQuestion(tokens: readonly Token[]): readonly boolean[] | null {
  if (!tokens.some(({ kind, form }) => kind === "mark" && isQuestionMark(form))) return null;
  const asked: boolean[] = [];
  let question = false;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.kind === "break") question = false;
    else if (token?.kind === "mark" && /^[.!?？！]/.test(token.form)) question = isQuestionMark(token.form);
    asked.push(question);
  }
  return asked.reverse();
}

function isQuestionMark(form: string): boolean {
  return form.includes("?") || form.includes("？");
}

/**
 * Judges a text by the words found in it. Valences are summed after negation, strengthening, weakening, contrast and
 * emphasis; the sum `s` becomes s / sqrt(s² + 10), so it stays between -1 and 1 and single words do not decide all.
 */
export function judge(findings: Findings, negatedFromBehind: boolean): Sentiment {
  const { tokens } = findings;
  const asked = inQuestion(tokens);
  const contrast = lastContrast(findings);
  const weighed: Weighed[] = [];
  const spent = new Set<number>();
  let exclamations = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "mark" && token.form.startsWith("!")) exclamations += token.form.length;
    let weight = weighWord(findings, at, negatedFromBehind, spent);
    if (weight === 0) continue;
    if (contrast >= 0) weight *= at < contrast ? BEFORE_CONTRAST : AFTER_CONTRAST;
    if (weight > 0 && asked?.[at] && token.kind !== "symbol") weight *= GOOD_IN_QUESTION;
    weighed.push({ at, word: token.form, weight });
  }
  const told = weighed.reduce((total, { weight }) => total + weight, 0) * (1 + 0.08 * Math.min(exclamations, 4));
  const sum = told + leaning(findings, spent);
  return { sentiment: bounded(sum / Math.sqrt(sum * sum + SATURATION)), sentimentWords: named(weighed) };
}

function bounded(value: number): number {
  return Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000 + 0;
}

function named(weighed: readonly Weighed[]): readonly string[] {
  const ordered = weighed.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.at - b.at);
  return [...new Set(ordered.map(({ word }) => word))].slice(0, MOST_WORDS_NAMED);
}
