import type { Certainty, Position } from "../contract/position.ts";
import { dayWords } from "../rules/figure-words.ts";

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  high: "high",
  medium: "medium",
  low: "low",
  none: "not yet known",
};

/** How sure a stage is, in words. */
export function certaintyWords(certainty: Certainty, provisional: boolean): string {
  return provisional && certainty !== "none" ? `${CERTAINTY[certainty]}, provisional` : CERTAINTY[certainty];
}

/** Whole percentages of shares, which add up to what the shares add up to. */
export function percentagesOf(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * 100);
  const whole = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, one) => sum + one, 0));
  let missing = total - whole.reduce((sum, one) => sum + one, 0);
  const order = exact.map((one, index) => ({ index, rest: one - Math.floor(one) })).sort((a, b) => b.rest - a.rest);
  for (const { index } of order) {
    if (missing <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    missing -= 1;
  }
  return whole;
}

/** How sure the stage of the whole is, and how the draws fell. */
export function drawnWords({ certainty, provisional, draws, unknown }: Position): string {
  const said = `Certainty: ${certaintyWords(certainty, provisional)}`;
  if (unknown === 1) return `${said}.`;
  const levels = draws.levels.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  const percentages = percentagesOf([...levels.map(({ share }) => share), draws.open]);
  const open = percentages.at(-1) ?? 0;
  const told = levels
    .map(({ level }, index) => ({ level, percentage: percentages[index] ?? 0 }))
    .filter(({ percentage }) => percentage > 0)
    .slice(0, 3)
    .map(({ level, percentage }, index) => `stage ${level} in ${percentage} %${index === 0 ? " of the draws" : ""}`);
  const moved = open > 0 ? [`what is not known could move ${open} %${told.length === 0 ? " of the draws" : ""}`] : [];
  const all = [...told, ...moved];
  return all.length === 0 ? `${said}.` : `${said} (${all.join(", ")}).`;
}

/** The days of the window, of which `until` is the first moment after it. */
export function windowWords({ since, until }: Pick<Position, "since" | "until">): string {
  return `${dayWords(new Date(since))} to ${dayWords(new Date(new Date(until).getTime() - 1))}`;
}

/** How a row stands, for those who do not see the picture. */
export function rowWords({
  floor,
  ceiling,
  highest,
  certainty,
  binds,
}: {
  readonly floor: number;
  readonly ceiling: number;
  readonly highest: number;
  readonly certainty: string;
  readonly binds: boolean;
}): string {
  const could = ceiling > floor ? `; could stand at ${ceiling} if what is not known were met` : "";
  return `Stage ${floor} of ${highest}${could}; certainty: ${certainty}${binds ? "; keeps the whole from the next stage" : ""}`;
}
