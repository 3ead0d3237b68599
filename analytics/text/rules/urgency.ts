import type { Token } from "./scan.ts";
import { logistic } from "./expects-answer.ts";
import { type Findings, role } from "./words.ts";

const BIAS = -2.6;
const SOON = 2.8;
const GRAVE = 2.7;
const FURTHER = 0.6;
const MOST_FURTHER = 3;
const BAD_MOOD = 1.2;
const GOOD_MOOD = -0.3;
const LOUD = 0.5;
/** Words this far before may turn one round: "not urgent", "no danger". */
const NEGATOR_REACH = 2;

function isNegated({ meanings }: Findings, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - NEGATOR_REACH); before -= 1)
    if (((meanings[before]?.roles ?? 0) & role.negator) !== 0) return true;
  return false;
}

const isLoud = ({ kind, form, shouted }: Token): boolean => shouted || (kind === "mark" && form.startsWith("!!"));

/**
 * How much a text presses, from 0 to 1: words that say soon, and words of what would be grave (danger, fraud, the law);
 * capitals and bad mood speak for it, none of them by itself. `sentiment` is the judgement of the same text.
 */
export function urgencyOf(findings: Findings, sentiment: number): number {
  const { tokens, meanings } = findings;
  let soon = 0;
  let grave = 0;
  let loud = 0;
  for (const [at, token] of tokens.entries()) {
    const roles = meanings[at]?.roles ?? 0;
    if (isLoud(token)) loud += 1;
    if ((roles & (role.soon | role.grave)) === 0 || isNegated(findings, at)) continue;
    if ((roles & role.soon) !== 0) soon += 1;
    if ((roles & role.grave) !== 0) grave += 1;
  }
  const further = FURTHER * Math.min(Math.max(soon + grave - 1, 0), MOST_FURTHER);
  const mood = sentiment < 0 ? BAD_MOOD * -sentiment : GOOD_MOOD * sentiment;
  return logistic(BIAS + (soon > 0 ? SOON : 0) + (grave > 0 ? GRAVE : 0) + further + mood + (loud > 0 ? LOUD : 0));
}
