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

/** A share in whole per cent, as the product says it on the screen: what is there is never 0, what is not all never 100. */
export function percentWords(share: number): string {
  if (share > 0 && share < 0.01) return "under 1 %";
  if (share < 1 && share > 0.99) return "over 99 %";
  return `${Math.round(share * 100)} %`;
}

/** How sure the stage of the whole is, and how the draws fell. */
export function drawnWords({ certainty, provisional, draws, unknown }: Position): string {
  const said = `Certainty: ${certaintyWords(certainty, provisional)}`;
  if (unknown === 1) return `${said}.`;
  const levels = draws.levels.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
  const told = levels
    .slice(0, 3)
    .map(({ level, share }, index) => `stage ${level} in ${percentWords(share)}${index === 0 ? " of the draws" : ""}`);
  const open = percentWords(draws.open);
  const moved =
    draws.open > 0 ? [`what is not known could move ${open}${told.length === 0 ? " of the draws" : ""}`] : [];
  const all = [...told, ...moved];
  return all.length === 0 ? `${said}.` : `${said} (${all.join(", ")}).`;
}

/** The days of the window, of which `until` is the first moment after it. */
export function windowWords({ since, until }: Pick<Position, "since" | "until">): string {
  return `${dayWords(new Date(since))} to ${dayWords(new Date(new Date(until).getTime() - 1))}`;
}

const DAY = 86_400_000;

/** Whether a position is that of a day before the one (UTC) on which it is printed. */
export function isPast({ asOf }: Pick<Position, "asOf">, now: Date): boolean {
  const moment = Date.parse(asOf);
  return moment <= Math.floor(now.getTime() / DAY) * DAY && moment < now.getTime();
}

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** Of a past position: the end of what it is of (a month, or a day), and when its figures were told. */
export function pastWords({ asOf, reportedAt }: Pick<Position, "asOf" | "reportedAt">, now: Date): string {
  const last = new Date(Date.parse(asOf) - 1);
  const endsMonth = /-01T00:00:00(\.0+)?Z$/.test(asOf);
  const told =
    reportedAt === null
      ? `figures measured again on ${dayWords(now)}`
      : `figures as reported on ${dayWords(new Date(reportedAt))}`;
  return `At the end of ${endsMonth ? monthName.format(last) : dayWords(last)}: ${told}`;
}

/** Whether pillars are marked: not where every row is one, or none. */
export function marksPillars({ dimensions }: Pick<Position, "dimensions">): boolean {
  return dimensions.some(({ pillar }) => pillar) && dimensions.some(({ pillar }) => !pillar);
}

/** How a row stands, for those who do not see the picture. */
export function rowWords({
  floor,
  ceiling,
  highest,
  certainty,
  binds,
  pillar,
}: {
  readonly floor: number;
  readonly ceiling: number;
  readonly highest: number;
  readonly certainty: string;
  readonly binds: boolean;
  /** Whether it is to be said that the row is one. */
  readonly pillar: boolean;
}): string {
  const could = ceiling > floor ? `; could stand at ${ceiling} if what is not known were met` : "";
  const kept = binds ? "; keeps the whole from the next stage" : "";
  return `Stage ${floor} of ${highest}${could}; certainty: ${certainty}${kept}${pillar ? "; a pillar" : ""}`;
}
