import type { Bound } from "./model.ts";

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A value with its unit of measure: "91.0 %", "62 minutes", "5 functions". */
export function valueWords(value: number, measure: string): string {
  if (measure === "share") return `${percent.format(value * 100)} %`;
  const text = number.format(value).replace("-", "\u2212");
  return measure.startsWith("from ") ? text : `${text} ${value === 1 ? singular(measure) : measure}`;
}

/** Two ends with their unit of measure: "67.8 to 72.7 %". */
export function rangeWords(low: number, high: number, measure: string): string {
  const end = valueWords(high, measure);
  const start = valueWords(low, measure);
  const unit = measure === "share" ? " %" : measure.startsWith("from ") ? "" : ` ${measure}`;
  return `${unit === "" ? start : start.slice(0, -unit.length)} to ${end}`;
}

/** What is asked of a figure: "at least 80 %", "between 0.65 and 0.95", "to know it from 200 cases or more". */
export function boundWords({ least, most, cases }: Bound, measure: string): string {
  if (least !== null && most !== null) {
    return `between ${valueWords(least, measure)} and ${valueWords(most, measure)}`;
  }
  if (least !== null) return `at least ${valueWords(least, measure)}`;
  if (most !== null) return `at most ${valueWords(most, measure)}`;
  return `to know it from ${casesWords(cases)} or more`;
}

/** "1 case", "1,204 cases". */
export function casesWords(count: number): string {
  return `${number.format(count)} ${count === 1 ? "case" : "cases"}`;
}

/** A day (UTC): "3 Mar 2026". */
export function dayWords(moment: Date): string {
  return day.format(moment);
}

/** Things one after the other: "a, b and c". */
export function listWords(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} and ${last}`;
}

/** "functions" of which there is one. */
function singular(measure: string): string {
  return measure === "people" ? "person" : measure.replace(/s$/, "");
}
