import type { MeasuredMetric, ReportedMonth } from "@firsthand/learn/metrics";

import { findOwners, findStanding, type StandingAnswer } from "../../attestations/index.ts";
import type { MaturityGround } from "../ground.ts";
import type { Attested, Knowledge, Observation } from "../rules/evidence.ts";
import type { MaturityModel } from "../rules/model.ts";
import { monthBefore, monthsApart, windowsBack, type PositionWindow } from "../rules/windows.ts";

const DAY = 86_400_000;

/** What all windows say of the metrics, the window that is asked for first. */
export interface Figures {
  readonly windows: readonly PositionWindow[];
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  /** What has to be said beside the figures of the first window. */
  readonly warnings: ReadonlyMap<string, readonly string[]>;
  /** When they were recorded; null for figures measured now. */
  readonly reportedAt: Date | null;
}

/** What people answered, as of a moment. */
export interface Answers {
  readonly standing: ReadonlyMap<string, StandingAnswer>;
  readonly owners: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

const nothing: Observation = { value: null, low: null, high: null, n: 0, selected: false };

/** Windows before the one that is asked for; as many as hysteresis can look at, and one more for what stood before. */
function earlier(model: MaturityModel): number {
  return model.window.windows === 1 ? 0 : model.window.windows;
}

/** The figures of a window and of those before it, measured now. */
export async function measureFigures(
  ground: MaturityGround,
  { unit, window, model }: { unit: string | undefined; window: PositionWindow; model: MaturityModel },
): Promise<Figures> {
  const windows = windowsBack(window, 1 + earlier(model));
  const { first } = await ground.span();
  const measured = await Promise.all(
    windows.map(async ({ since, until }, index): Promise<readonly MeasuredMetric[]> => {
      // A window before that lies partly before the log would count too little; the one asked for tells a wrong unit.
      const before = index > 0 && (first === null || since.getTime() < Date.parse(first));
      return before ? [] : await ground.figures({ unit, since, until });
    }),
  );
  const byId = measured.map((figures) => new Map(figures.map((figure) => [figure.id, figure])));
  return {
    windows,
    observations: new Map(
      ground.computed.map(({ id }) => [id, byId.map((figures): Observation => figures.get(id) ?? nothing)]),
    ),
    warnings: new Map(measured[0]?.map(({ id, warnings }) => [id, warnings])),
    reportedAt: null,
  };
}

/** What the figures of a reported month are made of. */
interface Reported {
  readonly month: string;
  readonly months: readonly ReportedMonth[];
  readonly model: MaturityModel;
  /** Where the log begins; null where it is empty. */
  readonly first: string | null;
}

/** The figures of a month as they were reported, with those of the months before whose windows it follows. */
export function reportedFigures(
  ground: MaturityGround,
  { month, months, model, first }: Reported,
): Figures | undefined {
  const known = new Map(months.map((one) => [one.month, one]));
  const reported = known.get(month);
  if (!reported) return undefined;
  const apart = monthsApart(model.window.days);
  const all = Array.from({ length: 1 + earlier(model) }, (_, index) => {
    const one = known.get(monthBefore(month, index * apart));
    return index > 0 && one && (first === null || one.since.getTime() < Date.parse(first)) ? undefined : one;
  });
  const byId = all.map((one) => new Map(one?.figures.map((figure) => [figure.metric, figure])));
  const windows = windowsBack(reported, all.length).map((window, index) => all[index] ?? window);
  return {
    windows: windows.map(({ since, until }) => ({ since, until })),
    observations: new Map(
      ground.computed.map(({ id }) => [id, byId.map((figures): Observation => figures.get(id) ?? nothing)]),
    ),
    warnings: new Map(),
    reportedAt: reported.recordedAt,
  };
}

/** What people answered for a unit, as it stood at a moment. */
export async function readAnswers(
  { db }: MaturityGround,
  { unit, asOf }: { unit: string | undefined; asOf: Date },
): Promise<Answers> {
  return { standing: await findStanding(db, { unit, asOf }), owners: await findOwners(db, unit) };
}

/** Figures and answers as the engine takes them. */
export function knowledgeOf(figures: Figures, answers: Answers, asOf: Date): Knowledge {
  const until = figures.windows[0]?.until ?? asOf;
  return {
    metrics: figures.observations,
    attestations: new Map(
      [...answers.standing].map(([criterion, { answer, status }]): [string, Attested] => [
        criterion,
        {
          met: answer.met,
          proof: answer.proof,
          signed: answer.signedBy !== null,
          ageDays: Math.max(0, (asOf.getTime() - answer.at.getTime()) / DAY),
          expired: status === "expired",
        },
      ]),
    ),
    metricAgeDays: Math.max(0, (asOf.getTime() - until.getTime()) / DAY),
  };
}
