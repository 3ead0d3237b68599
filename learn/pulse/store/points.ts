import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Point } from "../contract/watch.ts";

type PointRow = Omit<Point, "at"> & { readonly watch_id: string; readonly at: Date };

const VALUES = ["count", "of", "expected", "low", "high", "severity", "alert"] as const;

/** Keeps the steps of a watch, over what was kept of them; gives how many are new or another. */
export async function keepPoints(tx: Handle, watchId: string, points: readonly Point[]): Promise<number> {
  const changed = await bulkInsert(tx, {
    table: "pulse_point",
    columns: {
      watch_id: "uuid",
      at: "timestamptz",
      count: "float8",
      of: "float8",
      expected: "float8",
      low: "float8",
      high: "float8",
      severity: "real",
      alert: "boolean",
    },
    rows: points.map((point) => ({ ...point, watch_id: watchId })),
    conflict: {
      target: ["watch_id", "at"],
      update: VALUES,
      where: `(pulse_point.count, pulse_point.of, pulse_point.expected, pulse_point.severity, pulse_point.alert)
        is distinct from (excluded.count, excluded.of, excluded.expected, excluded.severity, excluded.alert)`,
    },
    returning: ["watch_id"],
  });
  return changed.length;
}

/** Steps that began before are forgotten. */
export async function forgetPoints(tx: Handle, watchId: string, before: Date): Promise<void> {
  await sql`delete from pulse_point where watch_id = ${watchId} and at < ${before}`.execute(tx);
}

/** The steps of watches that began since then, oldest first. */
export async function findPoints(
  tx: Handle,
  watchIds: readonly string[],
  { since, until }: { readonly since: Date; readonly until?: Date },
): Promise<Map<string, Point[]>> {
  if (watchIds.length === 0) return new Map();
  const { rows } = await sql<PointRow>`
    select watch_id, at, count, "of", expected, low, high, severity, alert from pulse_point
    where watch_id = any(${[...watchIds]}::uuid[]) and at >= ${since} ${until ? sql`and at < ${until}` : sql``}
    order by at`.execute(tx);
  const found = new Map<string, Point[]>();
  for (const { watch_id, ...row } of rows) {
    const points = found.get(watch_id) ?? [];
    points.push({ ...row, at: row.at.toISOString() });
    found.set(watch_id, points);
  }
  return found;
}

/** The last so many steps of each watch, oldest first. */
export async function findLastPoints(tx: Handle, most: number): Promise<Map<string, Point[]>> {
  const { rows } = await sql<PointRow>`
    select p.* from pulse_watch w cross join lateral (
      select watch_id, at, count, "of", expected, low, high, severity, alert from pulse_point p
      where p.watch_id = w.watch_id order by at desc limit ${most}
    ) p order by p.at`.execute(tx);
  const found = new Map<string, Point[]>();
  for (const { watch_id, ...row } of rows) {
    const points = found.get(watch_id) ?? [];
    points.push({ ...row, at: row.at.toISOString() });
    found.set(watch_id, points);
  }
  return found;
}
