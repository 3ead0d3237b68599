import { sql, type RawBuilder } from "kysely";

import type { Scope } from "./scope.ts";

/**
 * The last drill that ended before the end of the window, and at most a year before it; of the whole, or of a unit. Where
 * a window is split, the last of each part.
 */
export function lastDrill({ since, until, unit }: Scope, split?: RawBuilder<unknown>): RawBuilder<unknown> {
  const conditions = [sql`at is not null`];
  if (until) conditions.push(sql`at < ${until}::timestamptz`, sql`at >= ${until}::timestamptz - interval '1 year'`);
  if (since && (split || !until)) conditions.push(sql`at >= ${since}::timestamptz`);
  if (typeof unit === "string") conditions.push(sql`unit = ${unit}`);
  if (unit !== undefined && typeof unit !== "string") conditions.push(sql`unit = any(${[...unit]}::text[])`);
  return sql`
    select * from (
      select looked.*, row_number() over (partition by part_key order by at desc, drill_id) as place
      from (select *, ${split ?? sql`null::text`} as part_key from drill_fact where ${sql.join(conditions, sql` and `)}) looked
    ) ranked where place = 1`;
}
