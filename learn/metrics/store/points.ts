import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** How the whole organisation is written in a column that has to say something. */
const WHOLE = "";

/** A figure of a month, as it is kept. */
export interface Point {
  readonly metric: string;
  /** Null is the whole organisation. */
  readonly unit: string | null;
  /** Null where it was not known. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Some of its cases came from a source that holds only a selection. */
  readonly selected: boolean;
  /** Of the metric and of the model that read the texts. */
  readonly version: string;
}

/** What the points of one recording have in common. */
export interface Recording {
  /** As `2026-03`. */
  readonly month: string;
  readonly days: number;
  readonly since: Date;
  readonly until: Date;
  readonly recordedAt: Date;
}

/** Writes the points of a month; what is there already stays. */
export async function insertPoints(tx: Handle, recording: Recording, points: readonly Point[]): Promise<void> {
  const { month, days, since, until, recordedAt } = recording;
  await bulkInsert(tx, {
    table: "metric_point",
    columns: {
      metric: "text",
      unit: "text",
      month: "date",
      days: "int",
      since: "timestamptz",
      until: "timestamptz",
      value: "float8",
      low: "float8",
      high: "float8",
      n: "bigint",
      selected: "boolean",
      version: "text",
      recorded_at: "timestamptz",
    },
    rows: points.map((point) => ({
      ...point,
      unit: point.unit ?? WHOLE,
      month: `${month}-01`,
      days,
      since,
      until,
      recorded_at: recordedAt,
    })),
    conflict: "nothing",
  });
}

/** The months of the whole organisation that are recorded, as `2026-03`. */
export async function recordedMonths(tx: Handle, days: number): Promise<Set<string>> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(month, 'YYYY-MM') as month from metric_point
    where unit = ${WHOLE} and days = ${days}`.execute(tx);
  return new Set(rows.map((row) => row.month));
}

/** Removes what was recorded since a moment. */
export async function deletePoints(tx: Handle, since: Date): Promise<void> {
  await sql`delete from metric_point where recorded_at >= ${since}`.execute(tx);
}

interface KeptPoint extends Point, Omit<Recording, "days"> {}

/** The points of a unit, the oldest month first. */
export async function findPoints(
  tx: Handle,
  { unit, days }: { unit?: string | undefined; days: number },
): Promise<readonly Omit<KeptPoint, "unit">[]> {
  const { rows } = await sql<Omit<KeptPoint, "unit">>`
    select metric, to_char(month, 'YYYY-MM') as month, since, until, value, low, high, n::float8 as n, selected,
      version, recorded_at as "recordedAt"
    from metric_point where unit = ${unit ?? WHOLE} and days = ${days} order by metric_point.month, metric`.execute(tx);
  return rows;
}
