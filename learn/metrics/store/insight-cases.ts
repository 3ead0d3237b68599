import { sql, type RawBuilder } from "kysely";

import { type Scope, within } from "./scope.ts";

/**
 * What became of findings, each case with the weight of all that come before it in the order of days, within its part
 * and kind, so that a weighed median is a sum of one.
 */
export function weighedInsights(scope: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select looked.*, sum(weight) over (partition by part_key, kind order by amount, insight_id) as up_to,
      sum(weight) over (partition by part_key, kind) as all_weight,
      sum(weight * weight) over (partition by part_key, kind) as all_squares
    from (select *, ${split ?? sql`null::text`} as part_key from insight_fact where ${within(scope, "at")}) looked`;
}
