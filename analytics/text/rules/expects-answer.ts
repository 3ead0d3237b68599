import type { Token } from "./scan.ts";
import { type Findings, role } from "./words.ts";

const BIAS = -1.1;
const QUESTION_MARK = 2.4;
const QUESTION_OPENS = 1.3;
const QUESTION_WITHIN = 0.4;
const FIRST_REQUEST = 1.4;
const FIRST_PROBLEM = 1.5;
const FURTHER = 0.5;
const MOST_FURTHER = 3;
const BAD_MOOD = 2.5;
const GOOD_MOOD = -1.6;
const THANKS = -1.6;
const NO_WORDS = -3;
const FEW_WORDS = -0.8;

/** A number as a probability. */
export function logistic(value: number): number {
  return Math.round(1000 / (1 + Math.exp(-value))) / 1000;
}

function ladder(count: number, first: number): number {
  return count === 0 ? 0 : first + FURTHER * Math.min(count - 1, MOST_FURTHER);
}

/** How many words stand before this place in its sentence or clause. */
function wordsBefore(tokens: readonly Token[], at: number): number {
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.kind === "break" || (token?.kind === "mark" && /^[.!?,:;]/.test(token.form))) return at - index - 1;
  }
  return at;
}

/**
 * How likely it is that the writer waits for an answer, from 0 to 1: questions, requests and reported problems speak
 * for it, thanks and plain praise against it. `sentiment` is the judgement of the same text.
 */
export function expectsAnswer(findings: Findings, sentiment: number): number {
  const { tokens, meanings } = findings;
  let marks = 0;
  let opened = 0;
  let within = 0;
  let requests = 0;
  let problems = 0;
  let thanks = 0;
  let words = 0;
  for (const [at, token] of tokens.entries()) {
    const roles = meanings[at]?.roles ?? 0;
    if (token.kind === "word") words += 1;
    if (token.kind === "mark" && /[?？]/.test(token.form)) marks += 1;
    if ((roles & role.opener) !== 0 && wordsBefore(tokens, at) === 0) opened += 1;
    if ((roles & role.question) !== 0) {
      if (wordsBefore(tokens, at) < 3) opened += 1;
      else within += 1;
    }
    if ((roles & role.request) !== 0) requests += 1;
    if ((roles & role.problem) !== 0) problems += 1;
    if ((roles & role.thanks) !== 0) thanks += 1;
  }
  const asks = ladder(marks, QUESTION_MARK) + (opened > 0 ? QUESTION_OPENS : 0) + (within > 0 ? QUESTION_WITHIN : 0);
  const wants = ladder(requests, FIRST_REQUEST) + ladder(problems, FIRST_PROBLEM);
  const mood = sentiment < 0 ? BAD_MOOD * -sentiment : GOOD_MOOD * sentiment;
  const closes = thanks > 0 ? THANKS : 0;
  const brief = words === 0 ? NO_WORDS : words < 3 ? FEW_WORDS : 0;
  return logistic(BIAS + asks + wants + mood + closes + brief);
}
