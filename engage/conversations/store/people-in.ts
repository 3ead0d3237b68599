import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { homeInId } from "./messages.ts";

/** Somebody in a conversation, by one of the identities of theirs. */
export interface PersonIn {
  readonly conversation_id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly value: string | null;
  /** Whether they answer for the organisation. */
  readonly answers: boolean;
}

const MOST_PARTICIPANTS = 200;
const MOST_OF_ONE = 50;

/** Everybody in these conversations, the customers by all identities of theirs. */
export async function findPeopleIn(tx: Handle, conversationIds: readonly string[]): Promise<PersonIn[]> {
  if (conversationIds.length === 0) return [];
  const { rows } = await sql<PersonIn>`
    with c as materialized (
      select c.home, c.conversation_id, c.customer_id, c.participants[1:${sql.lit(MOST_PARTICIPANTS)}] as participants
      from unnest(${conversationIds.map(homeOf)}::smallint[], ${conversationIds}::uuid[]) as u(home, conversation_id)
      join conversation c using (home, conversation_id)
    ), authors as (
      select m.conversation_id, m.author_id, bool_or(m.direction = 'out') as answers
      from c join interaction m using (home, conversation_id) where m.author_id is not null group by 1, 2
    ), everybody as (
      select c.conversation_id, o.identity_id, false as answers
      from c join identity_fact i on i.home = c.home and i.identity_id = c.customer_id
      cross join lateral (
        select o.identity_id from identity_fact o where o.component_id = i.component_id limit ${sql.lit(MOST_OF_ONE)}
      ) o
      union
      select c.conversation_id, p.identity_id, coalesce(a.answers, false)
      from c cross join unnest(c.participants) as p(identity_id)
      left join authors a on a.conversation_id = c.conversation_id and a.author_id = p.identity_id
      where p.identity_id <> c.customer_id
    )
    select e.conversation_id, i.name, i.kind, case when i.kind <> 'anonymous' then i.value end as value, e.answers
    from everybody e join identity_fact i on i.home = ${homeInId(sql`e.identity_id`)} and i.identity_id = e.identity_id
    where i.name is not null or i.value is not null`.execute(tx);
  return rows;
}
