import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/**
 * The channels and units in which there are words. A message without a unit has that of its conversation, and so its
 * channel is given with every unit of a conversation, and with none.
 */
export async function findCells(tx: Handle): Promise<{ channel: string; unit: string | null }[]> {
  // From each pair it jumps to the next one in the index: to group them would look at every message.
  const { rows } = await sql<{ channel: string; unit: string | null }>`
    with recursive pair as (
      (select channel, unit from interaction where cleared_at is null order by channel, unit limit 1)
      union all
      select next.* from pair p cross join lateral (
        select * from (
          (select channel, unit from interaction m where cleared_at is null and m.channel = p.channel and m.unit > p.unit
            order by unit limit 1)
          union all
          (select channel, unit from interaction m where cleared_at is null and m.channel = p.channel
            and p.unit is not null and m.unit is null limit 1)
          union all
          (select channel, unit from interaction m where cleared_at is null and m.channel > p.channel
            order by channel, unit limit 1)
        ) later order by channel, unit limit 1
      ) next
    ), unit as (
      (select unit from conversation where unit is not null order by unit limit 1)
      union all
      select next.unit from unit u cross join lateral (
        select unit from conversation c where c.unit > u.unit order by unit limit 1
      ) next
    )
    select channel, unit from pair
    union select p.channel, u.unit from pair p cross join unit u where p.unit is null
    order by channel, unit`.execute(tx);
  return rows;
}

/** Whether anybody wrote anything. */
export async function findMessagesExist(tx: Handle): Promise<boolean> {
  const { rows } = await sql`select from interaction where direction = 'in' limit 1`.execute(tx);
  return rows.length > 0;
}
