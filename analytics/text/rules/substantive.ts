import { logistic } from "./expects-answer.ts";
import type { Scan } from "./scan.ts";
import { type Findings, role } from "./words.ts";

const STEEPNESS = 2.4;
const THRESHOLD = 0.8;
const FURTHER_SIGN = 0.3;
const LONG_STATEMENT = 0.85;
const SHORT_STATEMENT = 0.55;
const EXCLAMATION = 0.3;
const FEWEST_WORDS = 6;
const LONG_FROM = 10;
const ASKED_WITH_SIGN = 0.5;
const SIGN_AMONG_REDIRECTS = 0.25;
const LINK = 0.5;
const NUMBER = 0.3;
const SENT_ELSEWHERE = 0.6;

interface Sentence {
  words: number;
  substance: number;
  redirects: number;
  courtesies: number;
  asked: boolean;
  exclaimed: boolean;
}

function empty(): Sentence {
  return { words: 0, substance: 0, redirects: 0, courtesies: 0, asked: false, exclaimed: false };
}

function sentencesOf({ tokens, meanings }: Findings): readonly Sentence[] {
  const sentences = [empty()];
  let current = sentences[0] ?? empty();
  for (const [at, token] of tokens.entries()) {
    const roles = meanings[at]?.roles ?? 0;
    if (token.kind === "word") current.words += 1;
    if ((roles & role.substance) !== 0) current.substance += 1;
    if ((roles & role.redirect) !== 0) current.redirects += 1;
    if ((roles & role.courtesy) !== 0) current.courtesies += 1;
    const ends = token.kind === "break" || (token.kind === "mark" && /^[.!?]/.test(token.form));
    if (!ends) continue;
    current.asked = token.form.includes("?");
    current.exclaimed = token.form.includes("!");
    current = empty();
    sentences.push(current);
  }
  return sentences;
}

function gainOf(sentence: Sentence): number {
  const { words, substance, redirects, courtesies, asked, exclaimed } = sentence;
  if (substance > 0) {
    const signs = 1 + FURTHER_SIGN * Math.min(substance - 1, 3);
    if (asked) return ASKED_WITH_SIGN;
    return redirects > 0 ? SIGN_AMONG_REDIRECTS * signs : signs;
  }
  if (asked || redirects > 0 || courtesies > 0 || words < FEWEST_WORDS) return 0;
  if (exclaimed) return EXCLAMATION;
  return words < LONG_FROM ? SHORT_STATEMENT : LONG_STATEMENT;
}

/**
 * How likely it is that an answer adds information, a decision or an action, from 0 to 1. Each sentence is weighed by
 * itself: greetings, regrets, questions back and "write to us privately" add nothing.
 */
export function substantive(findings: Findings, read: Scan): number {
  const sentences = sentencesOf(findings);
  const sentElsewhere = sentences.some(({ redirects }) => redirects > 0);
  let gain = 0;
  for (const sentence of sentences) gain += gainOf(sentence);
  if (!sentElsewhere && read.links > 0) gain += LINK;
  if (!sentElsewhere && read.numbers > 0) gain += NUMBER;
  if (sentElsewhere) gain -= SENT_ELSEWHERE;
  return logistic(STEEPNESS * (gain - THRESHOLD));
}
