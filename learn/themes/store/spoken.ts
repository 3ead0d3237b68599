import { MOOD_LIMIT } from "@firsthand/analytics/text";
import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import { matching } from "../../filters/index.ts";

/** Which messages of themes are meant: those within a reach and a unit. */
export interface Within {
  readonly reach: Reach;
  readonly unit: string | undefined;
}

/** What the messages of a theme come to. */
export interface Spoken {
  readonly theme_id: string;
  readonly messages: number;
  /** A message of nobody known is one of somebody. */
  readonly customers: number;
  /** Messages of the customer who wrote most. */
  readonly busiest: number;
  /** How many messages of each channel, language, mood and step of the window. */
  readonly parts: readonly { readonly of: Part; readonly value: string; readonly messages: number }[];
}

type Part = "channel" | "language" | "mood" | "step";

function members(themeIds: readonly string[], { reach, unit }: Within): RawBuilder<unknown> {
  return sql`
    from theme_message t
    join message_place p using (home, message_id)
    join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
    where t.theme_id = any(${[...themeIds]}::uuid[]) and ${matching(unit === undefined ? {} : { unit }, reach)}`;
}

/**
 * What the messages of themes within a reach and a unit come to, counted where they lie: a theme may have a hundred
 * thousand. Steps are equal parts of [since, until), from 0; themes without such a message are left out.
 */
export async function countSpoken(
  db: Handle,
  themeIds: readonly string[],
  { since, until, steps, ...within }: Within & { readonly since: Date; readonly until: Date; readonly steps: number },
): Promise<Spoken[]> {
  if (themeIds.length === 0) return [];
  const limit = sql.lit(MOOD_LIMIT);
  const { rows } = await sql<Omit<Spoken, "parts"> & { parts: Spoken["parts"] | null }>`
    with spoken as materialized (
      select t.theme_id, coalesce(m.customer_id, m.message_id) as customer, m.channel, m.language,
        case when m.sentiment > ${limit}::real then 'positive' when m.sentiment < -${limit}::real then 'negative'
          else 'neutral' end as mood,
        floor(extract(epoch from m.at - ${since}::timestamptz)
          / extract(epoch from ${until}::timestamptz - ${since}::timestamptz) * ${steps}::float8)::int::text as step
      ${members(themeIds, within)}
    ), customer as (
      select theme_id, customer, count(*) as messages from spoken group by theme_id, customer
    ), part as (
      select theme_id, count(*) as messages, coalesce(channel, language, mood, step) as value,
        case when grouping(channel) = 0 then 'channel' when grouping(language) = 0 then 'language'
          when grouping(mood) = 0 then 'mood' else 'step' end as of
      from spoken group by theme_id, grouping sets ((channel), (language), (mood), (step))
    )
    select c.theme_id, sum(c.messages)::float8 as messages, count(*)::float8 as customers, max(c.messages)::float8 as busiest,
      (select jsonb_agg(jsonb_build_object('of', p.of, 'value', p.value, 'messages', p.messages))
        from part p where p.theme_id = c.theme_id and p.value is not null) as parts
    from customer c group by c.theme_id`.execute(db);
  return rows.map((row) => ({ ...row, parts: row.parts ?? [] }));
}

/** The messages that say best what each theme is about, the best first. */
export async function findTypical(
  db: Handle,
  themeIds: readonly string[],
  within: Within,
): Promise<{ readonly theme_id: string; readonly message_id: string }[]> {
  if (themeIds.length === 0) return [];
  const { rows } = await sql<{ theme_id: string; message_id: string }>`
    select t.theme_id, m.message_id ${members(themeIds, within)} and t.typical is not null
    order by t.theme_id, t.typical, m.message_id`.execute(db);
  return rows;
}

/** The newest messages of a theme, at most so many. */
export async function findNewest(
  db: Handle,
  themeId: string,
  { most, ...within }: Within & { readonly most: number },
): Promise<string[]> {
  const { rows } = await sql<{ message_id: string }>`
    select m.message_id ${members([themeId], within)} order by m.at desc, m.message_id limit ${most}`.execute(db);
  return rows.map(({ message_id }) => message_id);
}
