import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ReplyState } from "../contract.ts";

export interface ReplyRow {
  readonly home: number;
  readonly reply_id: string;
  readonly conversation_id: string;
  readonly customer_id: string;
  readonly answers_id: string | null;
  readonly key: string;
  readonly text: string;
  readonly state: ReplyState;
  readonly door: string;
  readonly way: string;
  readonly tries: number;
  readonly due_at: Date;
  readonly lease: string | null;
  readonly message: string | null;
  readonly advice: string | null;
  readonly external_id: string | null;
  readonly message_id: string | null;
  readonly sent_at: Date | null;
  readonly by_id: string;
  readonly by_name: string;
  readonly made_at: Date;
  readonly changed_at: Date;
}

/** False if there is one under this key already. */
export async function insertReply(tx: Handle, row: ReplyRow): Promise<boolean> {
  const { rows } = await sql`
    insert into reply (home, reply_id, conversation_id, customer_id, answers_id, key, text, state, door, way, due_at,
      external_id, by_id, by_name, made_at, changed_at)
    values (${row.home}, ${row.reply_id}, ${row.conversation_id}, ${row.customer_id}, ${row.answers_id}, ${row.key},
      ${row.text}, ${row.state}, ${row.door}, ${row.way}, ${row.due_at}, ${row.external_id}, ${row.by_id},
      ${row.by_name}, ${row.made_at}, ${row.made_at})
    on conflict (home, conversation_id, key) do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

export async function findByKey(tx: Handle, conversationId: string, key: string): Promise<ReplyRow | undefined> {
  const { rows } = await sql<ReplyRow>`
    select * from reply
    where home = ${homeOf(conversationId)} and conversation_id = ${conversationId} and key = ${key}`.execute(tx);
  return rows[0];
}

const MOST_SHOWN = 50;

/** What was written in these conversations and is not in the log, and what is there since `since`; oldest first. */
export async function findReplies(tx: Handle, conversationIds: readonly string[], since: Date): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select * from (
      select r.* from unnest(${conversationIds.map(homeOf)}::smallint[], ${conversationIds}::uuid[])
        as u(home, conversation_id) join reply r using (home, conversation_id)
      where r.state in ('waiting', 'sending', 'refused', 'unclear') or r.changed_at >= ${since}
      order by r.made_at desc, r.reply_id desc limit ${MOST_SHOWN}
    ) newest order by made_at, reply_id`.execute(tx);
  return rows;
}

/** The reply; until the transaction ends nobody else changes it. */
export async function lockReply(tx: Handle, replyId: string): Promise<ReplyRow | undefined> {
  const { rows } = await sql<ReplyRow>`
    select * from reply where home = ${homeOf(replyId)} and reply_id = ${replyId} for update`.execute(tx);
  return rows[0];
}

/**
 * Takes the reply that is due longest, and marks it as being sent. Of one conversation one goes after the other, as they
 * were written. Undefined when none is due.
 */
export async function takeNext(
  tx: Handle,
  { lease, now, until }: { readonly lease: string; readonly now: Date; readonly until: Date },
): Promise<ReplyRow | undefined> {
  const { rows } = await sql<ReplyRow>`
    update reply set state = 'sending', lease = ${lease}, leased_until = ${until}, tries = tries + 1, changed_at = ${now}
    where (home, reply_id) = (
      select r.home, r.reply_id from reply r
      where r.state = 'waiting' and r.due_at <= ${now} and not exists (
        select from reply e
        where e.home = r.home and e.conversation_id = r.conversation_id and e.state in ('waiting', 'sending')
          and (e.made_at, e.reply_id) < (r.made_at, r.reply_id))
      order by r.due_at, r.reply_id limit 1 for update skip locked)
      and state = 'waiting'
    returning *`.execute(tx);
  return rows[0];
}

/** Those being sent of whose sender nobody heard in time; until the transaction ends they are kept so. */
export async function lockLost(tx: Handle, now: Date): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select * from reply where state = 'sending' and leased_until < ${now}
    order by leased_until limit 100 for update skip locked`.execute(tx);
  return rows;
}

/** Writes how a reply stands now; who held it holds it no more. What was erased while it went out goes no more. */
export async function writeState(
  tx: Handle,
  { home, reply_id }: Pick<ReplyRow, "home" | "reply_id">,
  now: Date,
  said: {
    readonly state: ReplyState;
    readonly due?: Date;
    readonly message?: string | null;
    readonly advice?: string | null;
  },
): Promise<void> {
  const { state, due = now, message = null, advice = null } = said;
  const kept = (said: string | null) => sql`case when text = '' then null else ${said}::text end`;
  await sql`
    update reply set state = case when text = '' then 'cancelled' else ${state}::text end, due_at = ${due},
      message = ${kept(message)}, advice = ${kept(advice)}, lease = null, leased_until = null, changed_at = ${now}
    where home = ${home} and reply_id = ${reply_id}`.execute(tx);
}

/** Notes that a reply went out; once it stands in the log, its text is only there. */
export async function writeSent(
  tx: Handle,
  { home, reply_id }: Pick<ReplyRow, "home" | "reply_id">,
  now: Date,
  sent: { readonly at: Date; readonly externalId: string | null; readonly messageId: string | null },
): Promise<void> {
  const { at, externalId, messageId } = sent;
  await sql`
    update reply set state = 'sent', sent_at = ${at}, external_id = coalesce(${externalId}, external_id),
      message_id = ${messageId}, text = case when ${messageId}::uuid is null then text else '' end, message = null,
      advice = null, lease = null, leased_until = null, changed_at = ${now}
    where home = ${home} and reply_id = ${reply_id}`.execute(tx);
}

/** What waited or was going out when a backup was made may have gone out since: people have to say. Returns how many. */
export async function holdOpen(
  tx: Handle,
  { now, message, advice }: { readonly now: Date; readonly message: string; readonly advice: string },
): Promise<number> {
  const { rows } = await sql`
    update reply set state = 'unclear', message = ${message}, advice = ${advice}, lease = null, leased_until = null,
      changed_at = ${now}
    where state in ('waiting', 'sending') returning 1`.execute(tx);
  return rows.length;
}

/** Those of which it is not known whether they went out, though the id that they would have is. */
export async function lockUnclear(tx: Handle): Promise<(ReplyRow & { readonly external_id: string })[]> {
  const { rows } = await sql<ReplyRow & { external_id: string }>`
    select * from reply where text <> '' and state = 'unclear' and external_id is not null
    order by changed_at limit 100 for update skip locked`.execute(tx);
  return rows;
}

const BARE = sql`btrim(body, E' \\t\\r\\n')`;

/** Those of these texts that stand in the conversation as an answer since, word for word. */
export async function findSaid(
  tx: Handle,
  conversationId: string,
  { texts, since }: { readonly texts: readonly string[]; readonly since: Date },
): Promise<ReadonlySet<string>> {
  if (texts.length === 0) return new Set();
  const { rows } = await sql<{ body: string }>`
    select distinct ${BARE} as body from message_text
    where home = ${homeOf(conversationId)} and conversation_id = ${conversationId} and direction = 'out'
      and at >= ${since} and ${BARE} = any(${[...texts]}::text[])`.execute(tx);
  return new Set(rows.map(({ body }) => body));
}

/** Texts of what is over go after a while, and what nobody decided about is given up and goes, too. */
export async function clearOld(tx: Handle, { over, open, now }: { over: Date; open: Date; now: Date }): Promise<void> {
  await sql`
    update reply set text = '', state = case when state = 'sent' then state else 'cancelled' end, changed_at = ${now}
    where text <> '' and (
      (state in ('sent', 'cancelled') and changed_at < ${over})
      or (state in ('refused', 'unclear') and changed_at < ${open}))`.execute(tx);
}
