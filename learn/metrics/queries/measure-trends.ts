import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { Step, Trends } from "../contract.ts";
import { registry } from "../definitions/index.ts";
import { bucketsOf } from "../rules/buckets.ts";
import { checkWindow, type UnitScope, type Window } from "../rules/window.ts";
import { FACT_NAMES, FACTS } from "../store/facts.ts";
import { onOneState } from "../store/snapshot.ts";
import { earnestBeginning, endsOfLog } from "../store/span.ts";
import { checkUnit } from "./check-unit.ts";
import { measureParts } from "./measure-parts.ts";

export interface TrendsQuery extends Window {
  readonly unit?: UnitScope;
  /** Chosen by itself when left out. */
  readonly step?: Step | undefined;
  readonly now: Date;
}

const DAY = 86_400_000;

/**
 * Every metric through time, one point a day, week or month: the figure that `measure` gives for that window, from one
 * pass over each fact. Throws `unknown_unit`, `empty_window`, `unreadable_moment` and `too_many_buckets`.
 */
export async function measureTrends(tx: Handle, query: TrendsQuery): Promise<Trends> {
  checkWindow(query);
  return onOneState(tx, async (state) => {
    await checkUnit(state, query.unit);
    const { since, until, step: wanted, unit, now } = query;
    const { last } = await endsOfLog(state);
    // One message that is years older than all others would squeeze the rest into the last point.
    const ends = { first: since ?? (await earnestBeginning(state)), last };
    const { step, buckets } = bucketsOf({ since, until, step: wanted, now, ...ends });
    const scope = { unit, now, since: buckets[0]?.since, until: buckets.at(-1)?.until };
    const beginnings = buckets.map((bucket) => bucket.since);
    const measured =
      buckets.length === 0
        ? null
        : await measureParts(state, scope, {
            metrics: registry,
            facts: FACT_NAMES,
            split: (fact) => sql`width_bucket(${FACTS[fact].at}, ${beginnings}::timestamptz[])`,
            daysOf: (key) => daysOf(buckets[Number(key) - 1]),
          });
    return {
      step,
      buckets: buckets.map((bucket) => ({
        since: bucket.since.toISOString(),
        until: bucket.until.toISOString(),
        partial: bucket.partial,
      })),
      series: registry.map((metric) => ({
        id: metric.id,
        points: measured ? buckets.map((_, index) => measured.of(metric, String(index + 1))) : [],
      })),
    };
  });
}

function daysOf(bucket: Required<Window> | undefined): number {
  return bucket?.since && bucket.until ? (bucket.until.getTime() - bucket.since.getTime()) / DAY : 0;
}
