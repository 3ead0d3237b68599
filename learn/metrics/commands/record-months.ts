import { readingModelVersion } from "@firsthand/analytics/text";
import { transact, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { registry } from "../definitions/index.ts";
import { measureParts } from "../queries/measure-parts.ts";
import { measureWindow } from "../queries/measure-window.ts";
import { monthsOver, windowOfMonth, type OverMonth } from "../rules/months.ts";
import { FACT_NAMES, FACTS } from "../store/facts.ts";
import { deletePoints, insertPoints, recordedMonths, type Point } from "../store/points.ts";
import { onOneState } from "../store/snapshot.ts";
import { earnestBeginning, endsOfLog } from "../store/span.ts";
import { conversationsByUnit } from "../store/units.ts";

/** Units with at least this share of the conversations of the window are recorded too, this many at most. */
const LEAST_SHARE = 0.01;
const MOST_UNITS = 50;

export interface RecordMonths {
  readonly now: Date;
  /** How many days the window has that ends with the month. */
  readonly days: number;
  readonly signal?: AbortSignal | undefined;
  /** Asked in the transaction that writes a month: false where the log was filled or emptied while it was measured. */
  readonly mayKeep?: ((tx: Handle) => Promise<boolean>) | undefined;
}

/**
 * Records the figures of every month of the log that is over and not recorded yet, the oldest first, of the whole
 * organisation and of its larger units; ends where one may not be kept. Gives how many months that were; throws the
 * reason of `signal` between two.
 */
export async function recordMonths(db: Handle, { now, days, signal, mayKeep }: RecordMonths): Promise<number> {
  const first = await earnestBeginning(db);
  const { last } = await endsOfLog(db);
  const recorded = await recordedMonths(db, days);
  const due = monthsOver({ first, last, now }).filter(({ month }) => !recorded.has(month));
  for (const [done, month] of due.entries()) {
    signal?.throwIfAborted();
    if (!(await recordMonth(db, month, { now, days, mayKeep }))) return done;
  }
  return due.length;
}

/** Forgets the months that were recorded since a moment: what they were measured from was not the organisation's own. */
export async function forgetMonths(tx: Handle, { since }: { readonly since: Date }): Promise<void> {
  await deletePoints(tx, since);
}

/** False where it may not be kept. */
async function recordMonth(db: Handle, month: OverMonth, { now, days, mayKeep }: RecordMonths): Promise<boolean> {
  const window = windowOfMonth(month, days);
  const points = await onOneState(db, async (state) => [
    ...(await pointsOfWhole(state, { ...window, now })),
    ...(await pointsOfUnits(state, { ...window, now })),
  ]);
  return await transact(db, async (tx) => {
    if (mayKeep && !(await mayKeep(tx))) return false;
    await insertPoints(tx, { month: month.month, days, ...window, recordedAt: now }, points);
    return true;
  });
}

interface Measured {
  readonly since: Date;
  readonly until: Date;
  readonly now: Date;
}

async function pointsOfWhole(tx: Handle, scope: Measured): Promise<Point[]> {
  const { figures } = await measureWindow(tx, scope);
  return figures.map(({ metric, n, selected, figure: { value, low, high } }) => {
    return { metric: metric.id, unit: null, value, low, high, n, selected, version: versionOf(metric) };
  });
}

async function pointsOfUnits(tx: Handle, scope: Measured): Promise<Point[]> {
  const counted = await conversationsByUnit(tx, scope);
  const all = counted.reduce((sum, { conversations }) => sum + conversations, 0);
  const units = counted
    .flatMap(({ unit, conversations }) => (unit === null || conversations < LEAST_SHARE * all ? [] : [unit]))
    .slice(0, MOST_UNITS);
  if (units.length === 0) return [];
  const parts = await measureParts(
    tx,
    { ...scope, by: "unit" },
    {
      metrics: registry,
      // Data themselves are told of the whole alone.
      facts: FACT_NAMES.filter((fact) => FACTS[fact].parts.unit),
      split: (fact) => {
        const unit = sql.ref(fact === "agent_day" ? "part" : "unit");
        return sql`case when ${unit} = any(${units}::text[]) then ${unit} end`;
      },
    },
  );
  return units.flatMap((unit) =>
    registry.map((metric): Point => {
      const selected = parts.isSelected(metric, unit);
      return { metric: metric.id, unit, ...parts.of(metric, unit), selected, version: versionOf(metric) };
    }),
  );
}

function versionOf({ version = 1 }: { readonly version?: number }): string {
  return `${version} ${readingModelVersion}`;
}
