import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";

import { countText } from "../../format/numbers.ts";
import { valueText } from "../figures/figure-words.ts";
import type { BoundEvidence, EvidenceWindow } from "../position/panel/bound-places.ts";
import { stageText } from "../position/words.ts";

/** How likely it is that something is so, after "it is". It says nothing of the state: what is met may still be open. */
export function chanceText(chance: number): string {
  if (chance >= 0.85) return "very likely";
  if (chance >= 0.6) return "likely";
  if (chance > 0.4) return "open";
  return chance > 0.15 ? "unlikely" : "very unlikely";
}

/** A limit as people write it: "60 %" and not "60.0 %". */
export function limitText(limit: number, measure: string): string {
  return valueText(limit, measure).replace(/\.0 %$/, " %");
}

/** What is asked of a figure: "at least 60 %", "between 0.65 and 0.95", "to be known from 200 cases or more". */
export function askedText({ least, most, measure, cases }: Omit<BoundEvidence, "windows">): string {
  if (least !== null && most !== null) return `between ${limitText(least, measure)} and ${limitText(most, measure)}`;
  if (least !== null) return `at least ${limitText(least, measure)}`;
  if (most !== null) return `at most ${limitText(most, measure)}`;
  return `to be known from ${casesText(cases)} or more`;
}

/** "1 case", "1,204 cases". */
export function casesText(count: number): string {
  return `${countText(count)} ${count === 1 ? "case" : "cases"}`;
}

/** Whether a window clears what is asked, in words; `known` where it only has to be known. */
export function verdictText(verdict: EvidenceWindow["verdict"], known: boolean): string {
  if (verdict === "clears") return known ? "Known" : "Clears it";
  if (verdict === "between") return "Too close to tell";
  return verdict === "fails" ? "Does not clear it" : "Not known";
}

type Shape = Pick<Position, "stages" | "dimensions" | "deciding">;
type Placed = Pick<StandingCriterion, "id" | "dimension" | "level" | "deciding">;

/** What would move if it were the other way; undefined where nothing would. */
export function decidesText({ stages, dimensions, deciding }: Shape, criterion: Placed): string | undefined {
  if (!criterion.deciding) return undefined;
  const row = dimensions.find(({ id }) => id === criterion.dimension);
  const whole = deciding.includes(criterion.id);
  if (row === undefined || whole) return "If it were the other way, the stage of the whole would move.";
  return `If it were the other way, ${row.title} would not stand at ${stageText(stages, row.floor)}.`;
}

/** Calendar months in words: "every year", "every 2 years", "every 4 months", "every month". */
export function everyText(months: number): string {
  if (months % 12 === 0) return months === 12 ? "every year" : `every ${months / 12} years`;
  return months === 1 ? "every month" : `every ${months} months`;
}

/** The same as a length: "a year", "4 months". */
export function lengthText(months: number): string {
  if (months % 12 === 0) return months === 12 ? "a year" : `${months / 12} years`;
  return months === 1 ? "a month" : `${months} months`;
}
