import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";

import { countText, differenceText, figureText } from "../../format/numbers.ts";
import { dayOf } from "../../scope/window-text.ts";

/** What stands behind a value as its unit of measure; nothing where the number says it already. */
export function unitText(measure: string): string {
  if (measure === "share" || measure === "minutes") return "";
  return measure.startsWith("from -") ? measure.replace("from -", "from \u2212") : measure;
}

/** The same in a few letters, for cards: the ends of a scale without their meaning. */
export function shortUnitText(measure: string): string {
  return unitText(measure).replaceAll(/^from | \([a-z]+\)/g, "");
}

/** A value with its unit, as it is said in a sentence: "91.0 %", "12 min", "+42 points", "7,492 messages". */
export function valueText(value: number, measure: string): string {
  const unit = measure.startsWith("from ") ? "" : unitText(measure);
  const text = figureText(value, measure);
  return unit === "" ? text : `${text} ${text === "1" ? singular(unit) : unit}`;
}

function singular(unit: string): string {
  return unit === "people" ? "person" : unit.replace(/^(\w+?)s\b/, "$1");
}

const caseNames: Readonly<Record<string, string>> = {
  inbound_volume: "messages",
  answerable_volume: "messages",
  sentiment_balance: "messages",
  staffing_gap: "messages",
  nps: "answers",
  csat: "answers",
  ces: "answers",
  load_per_agent: "days of people",
  people_engaged: "days of people",
  functions_engaged: "days of people",
  functions_answering: "days of people",
  occupancy: "days of people",
  hearing_lag: "public posts",
  owned_share: "data sets",
  insight_to_action_time: "findings",
  insights_acted_share: "findings",
  loop_closed_share: "customers",
  topic_recurrence: "findings",
  report_open_share: "digests",
  drill_minutes: "drills",
  rule_pass_rate: "checks",
  freshness: "looks at data",
};

const singularCases: Readonly<Record<string, string>> = {
  "days of people": "day of a person",
  "looks at data": "look at data",
};

/** What the n of a metric counts. */
export function caseName(id: string): string {
  return caseNames[id] ?? "conversations";
}

/** The sample size in words: "1,482 conversations". */
export function casesText({ id, n }: Pick<MeasuredMetric, "id" | "n">): string {
  const name = caseName(id);
  return `${countText(n)} ${n === 1 ? (singularCases[name] ?? name.slice(0, -1)) : name}`;
}

/** The same where the value may be this very number. */
export function sampleText(metric: Pick<MeasuredMetric, "id" | "n" | "value">): string {
  return metric.value === metric.n ? "complete count" : casesText(metric);
}

/** How a figure compares with the window before. */
export interface Comparison {
  /** The difference with its sign, "No change", or why there is none. */
  readonly text: string;
  readonly arrow: "up" | "down" | undefined;
  readonly tone: "better" | "worse" | "plain";
  /** The whole story in a sentence. */
  readonly sentence: string;
}

/**
 * Takes the window before away from figures where it is no ground to compare with: the log begins in the middle of it,
 * or holds less than a twentieth of the messages there. `first` is the first moment of the log.
 */
export function withoutCutWindows(
  metrics: readonly MeasuredMetric[],
  first: string | null | undefined,
): readonly MeasuredMetric[] {
  const inbound = metrics.find(({ id }) => id === "inbound_volume");
  const thin = (inbound?.previous?.n ?? 0) * 20 < (inbound?.n ?? 0);
  return metrics.map((metric) => {
    const { previous, ...rest } = metric;
    if (!previous) return metric;
    const cut = typeof first === "string" && dayOf(first) > dayOf(previous.since);
    return cut || thin ? rest : metric;
  });
}

type Compared = Pick<MeasuredMetric, "value" | "low" | "high" | "measure" | "direction" | "previous">;

/** Compares a figure with the window of the same length before. What may be chance is called neither better nor worse. */
export function comparisonOf(metric: Compared): Comparison {
  const { value, previous, measure, direction } = metric;
  if (previous === undefined) return noComparison("The log holds too little of the window before to compare with it.");
  if (previous === null) return noComparison("All time has no window before it.");
  if (previous.value === null) return noComparison("The figure is not known for the window before.");
  if (value === null) return noComparison("");
  const change = value - previous.value;
  const text = differenceText(change, measure);
  const sample = previous.value === previous.n ? "" : `, n ${countText(previous.n)}`;
  const before = `Before: ${valueText(previous.value, measure)}${sample}.`;
  if (!/[1-9]/.test(text)) return { text: "No change", arrow: undefined, tone: "plain", sentence: before };
  const arrow = change > 0 ? "up" : "down";
  const judged = direction === "none" ? "plain" : arrow === direction ? "better" : "worse";
  const chance = judged !== "plain" && mayBeChance(metric, previous);
  const verdict = chance ? " The intervals do not tell them apart: this may be chance." : "";
  return { text, arrow, tone: chance ? "plain" : judged, sentence: `${before}${verdict}` };
}

function noComparison(sentence: string): Comparison {
  return { text: "No comparison", arrow: undefined, tone: "plain", sentence };
}

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** Counts have no intervals and are what they are; an interval on one side alone means too few cases on the other. */
function mayBeChance(one: Interval, other: Interval): boolean {
  if (one.low === null && other.low === null) return false;
  if (one.low === null || one.high === null || other.low === null || other.high === null) return true;
  return one.low <= other.high && other.low <= one.high;
}

/** The 95 % interval: "89.4 % to 92.1 %"; undefined where a figure has none. */
export function intervalText({
  low,
  high,
  measure,
}: Pick<MeasuredMetric, "low" | "high" | "measure">): string | undefined {
  return low === null || high === null ? undefined : `${figureText(low, measure)} to ${figureText(high, measure)}`;
}

/** Whether a figure counts things, and so is complete instead of sure to some degree. */
export function isCount(measure: string): boolean {
  return ["messages", "conversations", "people", "functions", "channels"].includes(measure);
}

/** Why a figure is not known, from its first warning; undefined for one that is. */
export function unknownReason({ value, warnings }: Pick<MeasuredMetric, "value" | "warnings">): string | undefined {
  if (value !== null) return undefined;
  const reason = warnings.find((warning) => warning.startsWith(unknownStart));
  return reason?.slice(unknownStart.length) ?? "There is nothing to measure in this window.";
}

const unknownStart = "Not known: ";

/** What must be said beside a figure; why it is unknown is said in its place. */
export function remarksOf({ value, warnings }: Pick<MeasuredMetric, "value" | "warnings">): readonly string[] {
  return value === null ? warnings.filter((warning) => !warning.startsWith(unknownStart)) : warnings;
}

const countingWords: Readonly<Record<string, readonly [counts: string, doesNot: string]>> = {
  reply_coverage: ["Answered", "Not answered"],
  engagement_coverage: ["Engaged", "Not engaged"],
  within_promise: ["In time", "Not in time"],
  identified_share: ["Identified", "Not identified"],
  joined_profile_share: ["Joined", "One channel"],
  language_reach: ["Readable", "Not readable"],
  expert_share: ["With an expert", "Without"],
  cross_function_share: ["Several functions", "One function"],
  csat: ["Satisfied", "Not satisfied"],
  backlog: ["Waits", "Does not wait"],
  answerable_volume: ["Expects an answer", "Expects none"],
  owned_share: ["Has an owner", "Has none"],
  insights_acted_share: ["Acted on", "Not acted on"],
  loop_closed_share: ["Told", "Not told"],
  report_open_share: ["Opened", "Not opened"],
  drill_minutes: ["Found", "Not found"],
  rule_pass_rate: ["Passed", "Failed"],
};

/** What the cases are called that make a share: "Answered". */
export function countName({ id, measure }: Pick<MeasuredMetric, "id" | "measure">): string {
  if (measure === "points") return "Promoters";
  return measure.startsWith("from -1") ? "Positive" : (countingWords[id]?.[0] ?? "Of them count");
}

/** Whether a case is among those that make a share: "Answered", "Not in time". */
export function countingText(id: string, counts: boolean): string {
  const [yes, no] = countingWords[id] ?? ["Counts", "Does not count"];
  return counts ? yes : no;
}

/** What one case brings to a figure: "12 min", "+1", "7 conversations". */
export function amountText(amount: number, measure: string): string {
  // In a net score a case pulls up, down or neither, whatever the scale of the score.
  if (measure === "points" || measure.startsWith("from -1")) return figureText(amount, "points");
  return valueText(amount, measure === "conversations a day" ? "conversations" : measure);
}
