import { sql } from "kysely";

import { inScopes, type Rows, uuids } from "./due.ts";

/** When an id was minted, by the time that it carries. */
const mintedAt = sql`to_timestamp(('x' || left(replace(i.identity_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;

/**
 * Names and addresses of people of whom no words are left, by when the last of these went; of whom nothing was ever
 * said, by when they were met or another system last told of them. So nobody goes in the run that takes out their words. Who answers for the
 * organisation is none of them, and of whom it is known what they agree to must be found by it.
 */
export const identitiesKept: Rows = ({ conversationIds, identityIds, scopes }) => sql`
  select lpad(i.home::text, 4, '0') as place, i.identity_id as id, null::text as channel, null::text as unit,
    greatest(coalesce(p.words_went_at, ${mintedAt}), k.told_at) as at,
    i.component_id in (select h.component_id from identity_fact h where h.identity_id = any(${uuids(identityIds)}))
      or coalesce(p.is_held, false) as is_held
  from identity_fact i
  left join (
    select o.component_id, max(greatest(t.at, t.cleared_at)) as words_went_at, bool_or(t.cleared_at is null) as has_words, bool_or(t.answers) as answers,
      bool_or(coalesce(t.conversation_id = any(${uuids(conversationIds)}), false)
        or ${inScopes(scopes, { channel: sql`t.channel`, unit: sql`t.unit` }, "t.at")}) as is_held
    from taking_part t join identity_fact o on o.identity_id = t.identity_id
    group by o.component_id
  ) p on p.component_id = i.component_id
  left join (
    select o.component_id, max(f.received_at) as told_at
    from profile_fact f join identity_fact o on o.identity_id = f.identity_id group by o.component_id
  ) k on k.component_id = i.component_id
  where (i.name is not null or i.value is not null) and not coalesce(p.has_words or p.answers, false)
    and i.component_id not in (
      select a.component_id from consent_fact c join identity_fact a on a.identity_id = c.identity_id)`;
