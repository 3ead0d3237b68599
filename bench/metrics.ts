import {
  breakDown,
  measure,
  measureTrends,
  openMetric,
  showSpan,
  type OpenedPage,
  type Window,
} from "@firsthand/learn/metrics";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { onOwnLog, timed } from "./measuring.ts";

const INTERACTIONS = 200_000;
const WEEKS = 156;
const DAY = 86_400_000;
const NOW = new Date("2026-01-05T00:00:00Z");
const QUARTER: Window = { since: new Date(NOW.getTime() - 13 * 7 * DAY), until: NOW };
const UNIT = "north";

/**
 * All figures of a page, and pages of the cases behind one, on a generated log: `metrics [INTERACTIONS] [WEEKS]`.
 * The ratio is the time of all figures of 13 weeks at that size ÷ their time at a tenth of it.
 */
export async function run(args: string[]): Promise<void> {
  const interactions = Number(args[0] ?? INTERACTIONS);
  const weeks = Number(args[1] ?? WEEKS);
  await onOwnLog(async (db) => {
    const small = await measured(db, interactions / 10, weeks);
    const large = await measured(db, interactions, weeks);
    console.log(`ratio ${(large / small).toFixed(1)}`);
  });
}

/** Prints what takes how long at a size; gives the median of all figures of 13 weeks, in milliseconds. */
async function measured(db: Handle, interactions: number, weeks: number): Promise<number> {
  console.log(await fillLog(db, interactions, weeks));
  const now = NOW;
  const { median } = await timed("all figures of 13 weeks", () => measure(db, { ...QUARTER, now }));
  await timed("  of one unit", () => measure(db, { ...QUARTER, now, unit: UNIT }));
  await timed("  with the 13 weeks before", () => measure(db, { ...QUARTER, now, compare: true }));
  await timed("all figures of 13 weeks, week by week", () => measureTrends(db, { ...QUARTER, now, step: "week" }));
  await timed("  of one unit", () => measureTrends(db, { ...QUARTER, now, step: "week", unit: UNIT }));
  await timed("one figure of 13 weeks by channel", () =>
    breakDown(db, { ...QUARTER, now, id: "first_response_time", by: "channel" }),
  );
  await timed("all figures of all time", () => measure(db, { now }));
  await timed("  month by month", () => measureTrends(db, { now }));
  await timed("the ends and the size of the log", () => showSpan(db));
  await timed("  of one unit", () => measure(db, { now, unit: UNIT }));
  const middle = new Date(now.getTime() - (weeks / 2) * 7 * DAY).toISOString().replace("Z", "000Z");
  const late = btoa(`${middle} 00000000-0000-4000-8000-000000000000 ${interactions}`);
  for (const id of ["first_response_time", "inbound_volume", "load_per_agent"]) {
    const open = (after?: string): Promise<OpenedPage> =>
      openMetric(db, { id, now, limit: 50, countUpTo: 1000, ...(after === undefined ? {} : { after }) });
    await timed(`cases of ${id}, first page`, () => open());
    await timed("  a late page", () => open(late));
  }
  return median;
}

/**
 * Fills the log anew: questions spread evenly over the weeks, half of them answered by one of 40 people or by a brand
 * account, some of them going on; a tenth are answers to a survey.
 */
export async function fillLog(db: Handle, interactions: number, weeks: number): Promise<string> {
  const conversations = Math.round((interactions * 3) / 5);
  await sql`truncate source, identity, conversation, interaction`.execute(db);
  await sql`
    insert into source (name, declaration, selection, brand_accounts, answers_included, declared_at) values
      ('mail', '{}', null, false, true, now()),
      ('social', '{}', 'Only what was said in public.', true, true, now()),
      ('survey', '{}', null, false, false, now())`.execute(db);
  await db.connection().execute(async (tx) => {
    await sql`select setseed(0.5)`.execute(tx);
    await makeMatters(tx, conversations, weeks);
    await writeIdentities(tx);
    await writeInteractions(tx);
    await writeConversations(tx);
    await sql`drop table matter`.execute(tx);
  });
  await sql`vacuum analyze`.execute(db);
  const held = await sql<{ n: number }>`select count(*) as n from interaction`.execute(db);
  const counted = [held.rows[0]?.n ?? 0, conversations].map((number) => number.toLocaleString("en-GB"));
  return `${counted[0]} interactions in ${counted[1]} conversations over ${weeks} weeks`;
}

/** What each conversation will be. */
async function makeMatters(tx: Handle, conversations: number, weeks: number): Promise<void> {
  await sql`
    create temporary table matter as
    select *, ('x' || substr(md5('customer' || who), 14, 3))::bit(12)::int & 1023 as home,
      md5('customer' || who)::uuid as customer_id, md5('matter' || number)::uuid as conversation_id,
      case source when 'mail' then 'agent' when 'social' then 'brand' end as role,
      md5(source || case source when 'mail' then agent else 0 end)::uuid as agent_id,
      (array['service', 'service', 'service', 'sales', 'marketing'])[1 + agent % 5] as agent_function,
      (array['north', 'south', 'east', 'west', 'online', null])[1 + agent % 6] as unit
    from (
      select number, (random() * ${conversations} * 0.6)::int as who, (random() * 39)::int as agent,
        ${NOW}::timestamptz - random() * ${weeks}::int * interval '7 days' as at,
        case when random() < 0.1 then 'survey' when random() < 0.3 then 'social' else 'mail' end as source,
        random() < 0.56 as answered, -ln(1 - random()) * 240 * interval '1 minute' as wait,
        random() < 0.2 as goes_on, random() < 0.5 as again, random() as mood
      from generate_series(1, ${conversations}::int) as number
    ) drawn`.execute(tx);
}

async function writeIdentities(tx: Handle): Promise<void> {
  await sql`
    insert into identity (home, identity_id, kind, space, value, sharing, person_id, known)
    select distinct on (home, customer_id) home, customer_id, 'email', '', customer_id || '@example.org', 'personal',
      customer_id, number % 3 > 0
    from matter order by home, customer_id, number`.execute(tx);
}

/** In the order in which they were said, as a log grows. */
async function writeInteractions(tx: Handle): Promise<void> {
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, author_id,
      author_role, author_function, copied_ids, unit, body, rating_kind, rating_value, rating_lowest, rating_highest,
      handling_seconds, model_version, language, sentiment, sentiment_words, expects_answer, function, substantive)
    select home, md5(conversation_id::text || turn)::uuid, conversation_id, source, source, 'message', direction,
      matter.at + wait * turn, case direction when 'in' then customer_id else agent_id end,
      case direction when 'in' then 'customer' else role end, case direction when 'out' then agent_function end, '{}',
      unit, repeat('What was said about it. ', 2 + number % 10),
      case source when 'survey' then 'nps' end, case source when 'survey' then number % 11 end,
      case source when 'survey' then 0 end, case source when 'survey' then 10 end,
      case when direction = 'out' and number % 4 > 0 then 60 + number % 600 end,
      '1', 'en', round((mood * 2 - 1 + turn * 0.1)::numeric, 2), '{thanks}',
      case when direction = 'in' and number % 5 > 0 then 0.9 else 0.1 end,
      (array['service', 'sales', 'marketing'])[1 + number % 3],
      case when direction = 'out' and number % 3 > 0 then 0.8 else 0.2 end
    from matter, lateral (values
      (0, 'in', true),
      (1, 'out', source <> 'survey' and answered),
      (2, 'in', source <> 'survey' and answered and goes_on),
      (3, 'out', source <> 'survey' and answered and goes_on and again)
    ) as said (turn, direction, happens)
    where happens order by matter.at + wait * turn`.execute(tx);
}

/** Facts as they are computed from the messages. */
async function writeConversations(tx: Handle): Promise<void> {
  await sql`
    insert into conversation (home, conversation_id, source, channel, unit, customer_id, person_id, function,
      first_in_at, first_reply_at, first_substantive_at, last_in_at, last_out_at, last_at, in_count, out_count,
      answerable, waiting_since, promise_due_at, resolved_at, first_mood, last_mood, agents, agent_functions,
      participants)
    select m.home, m.conversation_id, m.source, m.source, m.unit, m.customer_id, m.customer_id, said.function,
      first_in_at, first_out_at, first_substantive_at, last_in_at, last_out_at, greatest(last_in_at, last_out_at),
      in_count, out_count, answerable, case when waits then last_in_at end, first_in_at + interval '24 hours',
      case when not waits then last_out_at end, first_mood, last_mood, agents, agent_functions,
      array[]::uuid[]
    from matter m
    join (
      select home, conversation_id, min(function) as function,
        min(at) filter (where direction = 'in') as first_in_at, min(at) filter (where direction = 'out') as first_out_at,
        min(at) filter (where direction = 'out' and substantive >= 0.5) as first_substantive_at,
        max(at) filter (where direction = 'in') as last_in_at, max(at) filter (where direction = 'out') as last_out_at,
        count(*) filter (where direction = 'in') as in_count, count(*) filter (where direction = 'out') as out_count,
        bool_or(direction = 'in' and expects_answer >= 0.5) as answerable,
        bool_or(direction = 'in' and expects_answer >= 0.5)
          and coalesce(max(at) filter (where direction = 'in') > max(at) filter (where direction = 'out'), true) as waits,
        case when count(*) filter (where direction = 'in') > 1 then min(sentiment) end as first_mood,
        case when count(*) filter (where direction = 'in') > 1 then max(sentiment) end as last_mood,
        coalesce(array_agg(distinct author_id) filter (where author_role = 'agent'), '{}') as agents,
        coalesce(array_agg(distinct author_function) filter (where author_role = 'agent'), '{}') as agent_functions
      from interaction group by home, conversation_id
    ) said using (home, conversation_id)
    order by first_in_at`.execute(tx);
}
