import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

/** The moment at which the generated log is looked at. */
export const NOW = new Date("2026-01-05T00:00:00Z");

/** The conversation of 500 messages. */
const LONG = 1;

/** The id of the conversation of this number; it leads to the home of its customer, as ids do. */
const conversationId = sql<string>`overlay(md5('matter' || number) placing '7' || lpad(to_hex(home), 3, '0') from 13 for 4)::uuid`;

const customerId = sql`overlay(md5('customer' || who) placing '7' || lpad(to_hex(home), 3, '0') from 13 for 4)::uuid`;

/**
 * Fills the log anew with so many interactions of three years: languages, functions and units from frequent to rare, a
 * source that fell silent long ago, half of what was asked answered, one conversation of 500 messages.
 */
export async function fillLog(db: Handle, interactions: number): Promise<number> {
  const conversations = Math.round((interactions * 3) / 5);
  await sql`truncate source, identity, conversation, interaction`.execute(db);
  await sql`
    insert into source (name, declaration, selection, brand_accounts, answers_included, declared_at)
    select name, '{}', null, false, true, now() from unnest(array['mail', 'social', 'chat', 'old']) as name`.execute(
    db,
  );
  await db.connection().execute(async (tx) => {
    await sql`select setseed(0.5)`.execute(tx);
    await makeMatters(tx, conversations);
    await writeIdentities(tx);
    await writeInteractions(tx);
    await writeConversations(tx);
    await sql`drop table matter`.execute(tx);
  });
  await sql`vacuum analyze`.execute(db);
  const held = await sql<{ n: number }>`select count(*) as n from interaction`.execute(db);
  return held.rows[0]?.n ?? 0;
}

async function makeMatters(tx: Handle, conversations: number): Promise<void> {
  await sql`
    create temporary table matter as
    select *, ${conversationId} as conversation_id, ${customerId} as customer_id,
      ('00000000-0000-7000-8000-' || lpad(to_hex(agent), 12, '0'))::uuid as agent_id,
      case source when 'mail' then 'email' when 'old' then 'letter' else source end as channel,
      (array['care', 'care', 'care', 'sales', 'sales', 'finance', 'product', 'marketing'])[1 + (drawn * 8)::int % 8] as function
    from (
      select number, who, ('x' || substr(md5('home' || who), 1, 3))::bit(12)::int & 1023 as home, agent, answered, wait,
        goes_on, drawn, mood,
        case when old < 0.01 then ${NOW}::timestamptz - interval '800 days' - random() * interval '200 days'
          else ${NOW}::timestamptz - random() * interval '1000 days' end as at,
        case when old < 0.01 then 'old' when random() < 0.3 then 'social' when random() < 0.5 then 'chat' else 'mail' end as source,
        case when language < 0.0005 then 'sw' when language < 0.01 then 'pl' when language < 0.05 then 'id'
          when language < 0.1 then 'fr' when language < 0.2 then 'de' else 'en' end as language,
        case when unit < 0.001 then 'islands' when unit < 0.3 then 'north' when unit < 0.6 then 'south' else 'online' end as unit
      from (
        select number, (random() * ${conversations} * 0.5)::int as who, (random() * 39)::int as agent,
          random() < 0.56 as answered, -ln(1 - random()) * 240 * interval '1 minute' as wait,
          random() < 0.4 as goes_on, random() as drawn, random() as mood, random() as old, random() as language,
          random() as unit
        from generate_series(1, ${conversations}::int) as number
      ) dice
    ) matter`.execute(tx);
}

async function writeIdentities(tx: Handle): Promise<void> {
  await sql`
    insert into identity (home, identity_id, kind, space, value, sharing, person_id, known, name, name_at)
    select distinct on (home, customer_id) home, customer_id, 'email', '', 'customer' || who || '@example.org', 'personal',
      customer_id, true,
      (array['Ann', 'Bob', 'Chiara', 'Dewi', 'Emre', 'Fatou', 'Grzegorz', 'Hanna'])[1 + who % 8] || ' ' ||
        initcap(substr(md5('name' || who % 5000), 1, 6)), now()
    from matter order by home, customer_id, number`.execute(tx);
  await sql`
    insert into identity (home, identity_id, kind, space, value, sharing, person_id, known, name, name_at)
    select distinct 0, agent_id, 'account', 'mail', 'agent' || agent, 'personal', agent_id, false, 'Agent ' || agent, now()
    from matter`.execute(tx);
}

/** In the order in which they were said, as a log grows. */
async function writeInteractions(tx: Handle): Promise<void> {
  await sql`
    insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, author_id,
      author_role, copied_ids, unit, subject, body, model_version, language, sentiment, sentiment_words, expects_answer,
      function, substantive)
    select home, md5(conversation_id::text || turn)::uuid, conversation_id, source, channel, 'message',
      case turn % 2 when 0 then 'in' else 'out' end, matter.at + wait * turn,
      case turn % 2 when 0 then customer_id else agent_id end, case turn % 2 when 0 then 'customer' else 'agent' end,
      '{}', unit, case source when 'mail' then 'About order ' || number end,
      repeat('What was said about it. ', 2 + number % 10), '1', language,
      round((mood * 2 - 1 + turn * 0.1)::numeric, 2), '{thanks}',
      case when turn % 2 = 0 and number % 5 > 0 then 0.9 else 0.1 end, function,
      case when turn % 2 = 1 and number % 3 > 0 then 0.8 else 0.2 end
    from matter, lateral generate_series(0, case when number = ${LONG}::int then 499 when answered and goes_on then 2
      when answered then 1 else 0 end) as turn
    order by matter.at + wait * turn`.execute(tx);
}

/** Facts as they are computed from the messages. */
async function writeConversations(tx: Handle): Promise<void> {
  await sql`
    insert into conversation (home, conversation_id, source, channel, unit, customer_id, function, first_in_at,
      first_reply_at, last_in_at, last_out_at, last_at, in_count, out_count, answerable, waiting_since, promise_due_at,
      resolved_at, language, mood, agents, agent_functions, participants)
    select m.home, m.conversation_id, m.source, m.channel, m.unit, m.customer_id, m.function, first_in_at, first_out_at,
      last_in_at, last_out_at, greatest(last_in_at, last_out_at), in_count, out_count, answerable,
      case when waits then last_in_at end, first_in_at + interval '24 hours', case when not waits then last_out_at end,
      m.language, case when mood < 0.3 then 'negative' when mood < 0.9 then 'neutral' else 'positive' end,
      array[m.agent_id], '{}', array[m.agent_id]
    from matter m
    join (
      select home, conversation_id,
        min(at) filter (where direction = 'in') as first_in_at, min(at) filter (where direction = 'out') as first_out_at,
        max(at) filter (where direction = 'in') as last_in_at, max(at) filter (where direction = 'out') as last_out_at,
        count(*) filter (where direction = 'in') as in_count, count(*) filter (where direction = 'out') as out_count,
        bool_or(direction = 'in' and expects_answer >= 0.5) as answerable,
        bool_or(direction = 'in' and expects_answer >= 0.5)
          and coalesce(max(at) filter (where direction = 'in') > max(at) filter (where direction = 'out'), true) as waits
      from interaction group by home, conversation_id
    ) said using (home, conversation_id)
    order by first_in_at`.execute(tx);
}
