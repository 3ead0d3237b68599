import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { matching } from "../../filters/index.ts";

/** A message of a theme, without its words. */
export interface Spoken {
  readonly theme_id: string;
  readonly message_id: string;
  readonly at: Date;
  readonly customer_id: string | null;
  readonly channel: string;
  readonly language: string | null;
  readonly sentiment: number;
  readonly typical: number | null;
}

/** The messages of themes that lie within a reach and a unit, the newest first. */
export async function findSpoken(
  db: Handle,
  themeIds: readonly string[],
  { reach, unit }: { readonly reach: Reach; readonly unit: string | undefined },
): Promise<Spoken[]> {
  const { rows } = await sql<Spoken>`
    select t.theme_id, m.message_id, m.at, m.customer_id, m.channel, m.language, m.sentiment, t.typical
    from theme_message t
    join message_place p using (home, message_id)
    join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
    where t.theme_id = any(${[...themeIds]}::uuid[]) and ${matching(unit === undefined ? {} : { unit }, reach)}
    order by m.at desc, m.message_id`.execute(db);
  return rows;
}
