import {
  mixDrift,
  qualityDrift,
  shareDrift,
  type Counts,
  type Drift,
  type Tally,
} from "@firsthand/analytics/agreement";

import type { DriftFigure } from "../contract.ts";
import type { Case } from "./cases.ts";
import { unknownWords } from "./unknown-words.ts";

/** How often each value of a label came up, week by week, the oldest first and the week that is compared last; null: none. */
export type WeeklyCounts = ReadonlyMap<string, readonly ReadonlyMap<string | null, number>[]>;

/** A value whose share moved. */
export interface Moved {
  readonly value: string;
  readonly before: number;
  readonly now: number;
}

export type Found = DriftFigure & { readonly moved: readonly Moved[] };

const MOST_MOVED = 5;

/** Labels of which a text may have none. */
const MAY_ABSTAIN = new Set(["topic", "intent", "function", "language"]);

/** What is read in a week beside the weeks before it: the mix of values, and how often none is given. */
export function mixesOf(counts: WeeklyCounts): Found[] {
  return [...counts].flatMap(([about, weeks]) => {
    const recent = weeks.at(-1);
    if (!recent) return [];
    const past = weeks.slice(0, -1);
    const mix = mixDrift(given(recent), past.map(given));
    const none = MAY_ABSTAIN.has(about) ? shareDrift(noneOf(recent), past.map(noneOf)) : null;
    return [
      ...(mix
        ? [
            {
              ...figureOf(about, "mix", mix),
              n: sumOf(given(recent)),
              moved: mix.labels.slice(0, MOST_MOVED).map(({ label, before, now }) => ({ value: label, before, now })),
            },
          ]
        : []),
      ...(none ? [{ ...figureOf(about, "abstained", none), n: noneOf(recent).n, moved: [] }] : []),
    ];
  });
}

/** Words of a week that the weeks before it do not have, beside how many each of these has that the others do not. */
export function wordsOf(weeks: readonly (readonly string[])[]): Found[] {
  const tallies = unknownWords(weeks);
  const recent = tallies.at(-1);
  const drift = recent && shareDrift(recent, tallies.slice(0, -1));
  return drift ? [{ ...figureOf("words", "abstained", drift), n: recent.n, moved: [] }] : [];
}

/** Of one label how many of the held-back texts of the last weeks are right, beside those before. */
export function qualityOf(about: string, cases: readonly Case[], since: Date): Found[] {
  const isRecent = ({ judgement }: Case) => judgement.at >= since;
  const recent = rightOf(cases.filter(isRecent));
  const drift = qualityDrift(recent, rightOf(cases.filter((one) => !isRecent(one))));
  return drift ? [{ ...figureOf(about, "quality", drift), n: recent.n, moved: [] }] : [];
}

const rightOf = (cases: readonly Case[]): Tally => ({
  count: cases.filter(({ expected, given: said }) => expected === said).length,
  n: cases.length,
});

function figureOf(about: string, kind: DriftFigure["kind"], { value, expected, low, high, drifts }: Drift) {
  return { about, kind, value, expected, low, high, drifts };
}

function given(week: ReadonlyMap<string | null, number>): Counts {
  return new Map([...week].flatMap(([value, count]) => (value === null ? [] : [[value, count] as const])));
}

function noneOf(week: ReadonlyMap<string | null, number>): Tally {
  return { count: week.get(null) ?? 0, n: sumOf(week) };
}

const sumOf = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
