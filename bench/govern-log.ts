import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { NOW, fillLog as fillInbox } from "./inbox-log.ts";

/** The home that the id of a delivery leads to. */
const homeOfDelivery = (id: string) => sql`('x0' || right((${sql.raw(id)})::text, 3))::bit(16)::int & 1023`;

/** Fills the log anew, with all that a message leaves in the database: its delivery, place, words and the keys. */
export async function fillLog(db: Handle, interactions: number): Promise<number> {
  await sql`
    truncate delivery, delivery_revision, thread_node, search_entry, search_week, identity_key, identity_candidate,
      interaction_change, audit_line, audit_seal, retention_rule, retention_run, privacy_request, quality_run`.execute(
    db,
  );
  const held = await fillInbox(db, interactions);
  await sql`
    update source set declaration = jsonb_build_object('name', name, 'channel', 'email', 'visibility', 'private',
      'threading', 'explicit', 'gapHours', 72, 'brandAccounts', false, 'answers', 'included', 'promiseHours', 24)`.execute(
    db,
  );
  await writeSignatures(db);
  await writeDeliveries(db);
  await writeRest(db);
  await sql`vacuum analyze`.execute(db);
  return held;
}

/** Somebody with so many messages and more, and somebody with a few: ids of their identities. */
export async function findCustomers(db: Handle): Promise<{ readonly busy: string; readonly usual: string }> {
  const { rows } = await sql<{ busy: string; usual: string }>`
    select (select customer_id from conversation group by 1 order by sum(in_count + out_count) desc limit 1) as busy,
      (select customer_id from conversation where in_count = 2 group by 1 order by count(*) desc, 1 limit 1) as usual`.execute(
    db,
  );
  return rows[0] ?? { busy: "", usual: "" };
}

/** One message in fifty ends with an address and a number, few of them the same. */
async function writeSignatures(db: Handle): Promise<void> {
  const drawn = sql`('x' || right(interaction_id::text, 6))::bit(24)::int`;
  await sql`
    update interaction set body = body || ' Kind regards, service@example.org, 030/' || (1000000 + ${drawn} % 9000)
    where ${drawn} % 50 = 0`.execute(db);
}

/** As they came, and one in two hundred that was not understood. */
async function writeDeliveries(db: Handle): Promise<void> {
  await sql`
    insert into delivery (home, delivery_id, source, external_id, source_version, content_hash, state, record, received_at)
    select ${homeOfDelivery("m.interaction_id")}, m.interaction_id, m.source, m.interaction_id::text, 0, md5(m.interaction_id::text)::uuid, 'read',
      jsonb_build_object('text', m.body, 'subject', m.subject, 'thread', m.conversation_id, 'unit', m.unit,
        case m.direction when 'in' then 'author' else 'recipient' end,
        jsonb_build_object('email', 'customer' || m.interaction_id || '@example.org')),
      m.at + interval '1 minute'
    from interaction m`.execute(db);
  await sql`
    insert into delivery (home, delivery_id, source, external_id, source_version, content_hash, state, reason_code, reason,
      record_number, line_number, raw, received_at)
    select ${homeOfDelivery("md5('q' || delivery_id)::uuid")}, md5('q' || delivery_id)::uuid, source, 'q' || external_id, 0, content_hash, 'quarantined',
      'unparsable_date', 'The date is none.', 1, 1, convert_to('31.31.2025;' || (record ->> 'text'), 'UTF8'), received_at
    from delivery where ('x' || substr(md5(external_id), 1, 4))::bit(16)::int % 200 = 0`.execute(db);
  // In the address line of one message in a thousand somebody else stands.
  await sql`
    update interaction m set copied_ids = array[c.customer_id]
    from (select customer_id, row_number() over () as nth from conversation) c
    where ('x' || substr(md5(m.interaction_id::text), 1, 5))::bit(20)::int = c.nth and c.nth % 1000 = 0`.execute(db);
}

async function writeRest(db: Handle): Promise<void> {
  await sql`
    insert into thread_node (home, node_id, source, root_id, present, parent_ids, thread_ids, at, direction, author_id,
      recipient_id, broadcast, conversation_id)
    select ${homeOfDelivery("m.interaction_id")}, m.interaction_id, m.source, m.conversation_id, true, '{}', '{}', m.at, m.direction, m.author_id,
      case m.direction when 'out' then c.customer_id end, false, m.conversation_id
    from interaction m join conversation c using (home, conversation_id) order by m.at`.execute(db);
  await sql`
    insert into search_entry (interaction_id, home, conversation_id, at, unit, words)
    select interaction_id, home, conversation_id, at, unit, to_tsvector('simple', coalesce(subject, '') || ' ' || body)
    from interaction order by at`.execute(db);
  await sql`
    insert into identity_key (home, kind, key, valid_from, identity_id)
    select home, kind, md5('key' || identity_id)::uuid, '-infinity', identity_id from identity`.execute(db);
  await sql`
    insert into import_run (import_id, source, file_name, fingerprint, context, state, records, accepted, repeated, revised,
      quarantined, started_at, finished_at)
    values (gen_random_uuid(), 'mail', 'mail.csv', md5(random()::text), '{}', 'done', 1, 1, 0, 0, 0, ${NOW}, ${NOW})`.execute(
    db,
  );
}
