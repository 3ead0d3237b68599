import { chanceOf, fade, near } from "./chance.ts";
import type { Attested, Knowledge, Observation, Reason, Weighed } from "./evidence.ts";
import { standingAfter, verdictOf, type Verdict } from "./hysteresis.ts";
import type { Bound, Criterion, Evidence, MaturityModel } from "./model.ts";

type Rules = Pick<MaturityModel, "window" | "confidence">;

/** Whether a criterion (or gate) is met, not met or unknown, why, and the chance that it is truly met. */
export function weigh(rules: Rules, { id, evidence }: Criterion, knowledge: Knowledge): Weighed {
  return evidence.kind === "attestation"
    ? weighAnswer(rules, evidence, knowledge.attestations.get(id))
    : weighAny(evidence.bounds.map((bound) => weighMetric(rules, bound, knowledge)));
}

function weighMetric(rules: Rules, bound: Bound, { metrics, metricAgeDays }: Knowledge): Weighed {
  const { metric } = bound;
  const observations = metrics.get(metric);
  if (observations === undefined) return unknown("not_computed", metric);
  const [newest] = observations;
  if (newest === undefined) return unknown("not_measured", metric);
  const verdicts = observations.map((observation) => verdictOf(chanceOf(bound, observation))).toReversed();
  const chance = chanceOf(bound, newest);
  const held = standingAfter(verdicts, rules.window.windows);
  if (chance === null || held === null) return unknown(few(newest, bound) ? "too_few_cases" : "not_measured", metric);
  const reason = reasonOf(verdictOf(chance), held.met);
  return {
    state: held.met ? "met" : "unmet",
    reason,
    provisional: held.provisional,
    chance: reason === "held" ? 0.5 : faded(rules, { chance, selected: newest.selected, ageDays: metricAgeDays }),
    metric,
  };
}

function few({ value, n }: Observation, { cases }: Bound): boolean {
  return n < cases && (value !== null || n > 0);
}

function reasonOf(verdict: Verdict, met: boolean): Reason {
  if (verdict === "clears") return met ? "cleared" : "held";
  if (met) return "held";
  return verdict === "fails" ? "failed" : "between";
}

function faded(
  { confidence }: Rules,
  { chance, selected, ageDays }: { readonly chance: number; readonly selected: boolean; readonly ageDays: number },
): number {
  const said = selected ? near(chance, confidence.selected) : chance;
  return fade(said, ageDays, confidence.metricHalfLifeDays);
}

/** One that is met is enough; not met is only what all of them deny. */
function weighAny(each: readonly Weighed[]): Weighed {
  const state = ["met", "unknown", "unmet"].find((one) => each.some((weighed) => weighed.state === one));
  const [best] = each.filter((weighed) => weighed.state === state).toSorted((a, b) => worth(b) - worth(a));
  return best ?? unknown("not_measured", null);
}

/** Of several in the same state the surest tells; of unknown ones that of which most is known. */
function worth({ reason, provisional, chance }: Weighed): number {
  return (provisional ? 0 : 2) + chance - 0.1 * ["too_few_cases", "not_measured", "not_computed"].indexOf(reason);
}

function weighAnswer(
  { confidence }: Rules,
  { second }: Extract<Evidence, { kind: "attestation" }>,
  answer: Attested | undefined,
): Weighed {
  if (answer === undefined) return unknown("not_attested", null);
  if (answer.expired) return unknown("expired", null);
  if (second && !answer.signed) return unknown("unsigned", null);
  const right = { checked: confidence.proofChecked, given: confidence.proofGiven, none: confidence.bare }[answer.proof];
  return {
    state: answer.met ? "met" : "unmet",
    reason: answer.met ? "attested" : "denied",
    provisional: false,
    chance: fade(answer.met ? right : 1 - right, answer.ageDays, confidence.attestationHalfLifeDays),
    metric: null,
  };
}

function unknown(reason: Reason, metric: string | null): Weighed {
  return { state: "unknown", reason, provisional: false, chance: 0.5, metric };
}
