import { calibrationOf, confusionOf, kappaOf, shareOf, type Share } from "@firsthand/analytics/agreement";

import type { JudgedLabel } from "../../labelling/contract.ts";
import { truthOf, type Judgement } from "../../labelling/index.ts";
import type { LabelSummary, ReadingAgreement, ReadingFigure, ReadingOfLabel } from "../contract.ts";
import { BINS, casesOf, isStated, pairsOf, type Case } from "./cases.ts";

/** Fewer judged texts than this tell nothing of a label as a whole: a share is known to within 14 points at best. */
const FEWEST = { label: 50, part: 20, twice: 30 } as const;

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** A share, with how many more cases it takes until it says something. */
function figure({ count, n, share, interval }: Share, fewest: number): ReadingFigure {
  return { count, n, share, interval, missing: Math.max(0, fewest - n) };
}

/** How well a label is read, in short. */
export function summaryOf(label: JudgedLabel, judgements: readonly Judgement[], now: Date): LabelSummary {
  const cases = casesOf(judgements);
  const { accuracy, macroF1, abstained } = confusionOf(cases);
  return {
    label,
    accuracy: figure(accuracy, FEWEST.label),
    macroF1: accuracy.n < FEWEST.label ? null : macroF1,
    abstained: figure(abstained, FEWEST.label),
    agreement: agreementOf(judgements),
    disputed: judgements.filter((one) => one.asked && truthOf(one) === undefined).length,
    corrected: judgements.filter(({ asked }) => !asked).length,
    weeks: weeksOf(cases, now),
  };
}

/** The same with all its parts. */
export function partsOf(
  label: JudgedLabel,
  judgements: readonly Judgement[],
  now: Date,
): Omit<ReadingOfLabel, "days" | "cut"> {
  const cases = casesOf(judgements);
  const { labels, cells } = confusionOf(cases);
  const stated = cases.filter(({ judgement }) => isStated(judgement));
  const { n, bins, error } = calibrationOf(
    stated.map(({ judgement, expected, given }) => ({
      probability: judgement.machine.probability ?? 0,
      right: expected === given,
    })),
    BINS,
  );
  const missing = Math.max(0, FEWEST.label - n);
  return {
    ...summaryOf(label, judgements, now),
    values: labels.map(({ label: value, precision, recall, f1 }) => ({
      value,
      precision: figure(precision, FEWEST.part),
      recall: figure(recall, FEWEST.part),
      f1: recall.n < FEWEST.part ? null : f1,
    })),
    cells: [...cells],
    languages: languagesOf(cases),
    versions: versionsOf(cases),
    calibration: { n, missing, error: missing > 0 ? null : error, bins: [...bins] },
  };
}

function agreementOf(judgements: readonly Judgement[]): ReadingAgreement {
  const found = kappaOf(pairsOf(judgements));
  if (!found) return { n: 0, observed: null, kappa: null, interval: null, missing: FEWEST.twice };
  const { n, observed, kappa, interval } = found;
  return { n, observed, kappa, interval, missing: Math.max(0, FEWEST.twice - n) };
}

const accuracyOf = (cases: readonly Case[]): Share =>
  shareOf(cases.filter(({ expected, given }) => expected === given).length, cases.length);

function languagesOf(cases: readonly Case[]): ReadingOfLabel["languages"] {
  return Array.from(
    Map.groupBy(cases, ({ judgement }) => judgement.language),
    ([language, own]) => ({
      language,
      accuracy: figure(accuracyOf(own), FEWEST.part),
      abstained: figure(shareOf(own.filter(({ given }) => given === null).length, own.length), FEWEST.part),
    }),
  ).toSorted((a, b) => b.accuracy.n - a.accuracy.n || compareText(a.language ?? "", b.language ?? ""));
}

function versionsOf(cases: readonly Case[]): ReadingOfLabel["versions"] {
  return Array.from(
    Map.groupBy(cases, ({ judgement }) => judgement.machine.version),
    ([version, own]) => {
      const { accuracy, macroF1 } = confusionOf(own);
      const times = own.map(({ judgement }) => judgement.at.getTime());
      return {
        version,
        accuracy: figure(accuracy, FEWEST.part),
        macroF1: accuracy.n < FEWEST.label ? null : macroF1,
        since: new Date(Math.min(...times)).toISOString(),
        until: new Date(Math.max(...times)).toISOString(),
      };
    },
  ).toSorted((a, b) => compareText(b.until, a.until) || compareText(b.version, a.version));
}

/** Weeks from Monday (UTC) in which something was judged, and those between them, the oldest first. */
function weeksOf(cases: readonly Case[], now: Date): LabelSummary["weeks"] {
  const byWeek = Map.groupBy(cases, ({ judgement }) => mondayOf(judgement.at));
  const begun = [...byWeek.keys()].toSorted((a, b) => a - b);
  const [first, last] = [begun[0], begun.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: (last - first) / WEEK_MS + 1 }, (_unused, at) => {
    const since = first + at * WEEK_MS;
    return {
      since: new Date(since).toISOString(),
      until: new Date(since + WEEK_MS).toISOString(),
      partial: since + WEEK_MS > now.getTime(),
      accuracy: figure(accuracyOf(byWeek.get(since) ?? []), FEWEST.part),
    };
  });
}

/** The first of January 1970 was a Thursday. */
const MONDAY_MS = 4 * DAY_MS;

function mondayOf(at: Date): number {
  return Math.floor((at.getTime() - MONDAY_MS) / WEEK_MS) * WEEK_MS + MONDAY_MS;
}

/** The same order on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
