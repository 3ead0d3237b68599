import type { Reach } from "@firsthand/kernel/permissions";
import { bulkInsert, withinReach, type Handle } from "@firsthand/platform/storage";
import { sql, type RawBuilder } from "kysely";

import { PREFIX } from "../rules/entry.ts";
import type { Slot } from "../rules/weeks.ts";
import type { MessageKey } from "./texts.ts";

export interface EntryRow extends MessageKey {
  readonly conversation_id: string;
  readonly at: Date;
  readonly unit: string | null;
  /** A tsvector as PostgreSQL writes it. */
  readonly words: string;
}

export interface FoundEntry {
  readonly interaction_id: string;
  readonly home: number;
  readonly conversation_id: string;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly at: string;
}

type Gone = Pick<EntryRow, "home" | "interaction_id" | "conversation_id" | "at">;

/** Only one indexer may write at a time; false while another does. Held to the end of the transaction. */
export async function lockIndex(tx: Handle): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(4715021) as got`.execute(tx);
  return rows[0]?.got ?? false;
}

/** Takes messages out of the index; tells of which homes, conversations and times they were. */
export async function removeEntries(tx: Handle, ids: readonly string[]): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    delete from search_entry where interaction_id = any(${ids}::uuid[])
    returning home, interaction_id, conversation_id, at`.execute(tx);
  return rows;
}

/** Puts messages into the index that are not in it. */
export async function addEntries(tx: Handle, rows: readonly EntryRow[]): Promise<void> {
  await bulkInsert(tx, {
    table: "search_entry",
    columns: {
      interaction_id: "uuid",
      home: "smallint",
      conversation_id: "uuid",
      at: "timestamptz",
      unit: "text",
      words: "tsvector",
    },
    rows,
  });
}

/** Counts what came to weeks and went from them; a week stays known when all of it went. */
export async function countWeeks(tx: Handle, changes: ReadonlyMap<number, number>): Promise<void> {
  if (changes.size === 0) return;
  await sql`
    insert into search_week (week, entries)
    select week, greatest(change, 0) from unnest(${[...changes.keys()]}::int[], ${[...changes.values()]}::bigint[])
      as u (week, change)
    on conflict (week) do update set entries = greatest(search_week.entries + (
      select change from unnest(${[...changes.keys()]}::int[], ${[...changes.values()]}::bigint[]) as u (week, change)
      where u.week = search_week.week), 0)`.execute(tx);
}

export async function readWeeks(tx: Handle): Promise<{ week: number; entries: number }[]> {
  const { rows } = await sql<{ week: number; entries: number }>`
    select week, entries::float8 as entries from search_week`.execute(tx);
  return rows;
}

interface Wanted {
  readonly slots: readonly Slot[];
  /** A tsquery with `PREFIX` before each word. */
  readonly query: string;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
  /** Only what comes after it. */
  readonly after?: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
  readonly reach?: Reach | undefined;
  /** What these wrote, and what lies in their conversations, is not found. */
  readonly without: readonly string[];
}

/** All identities whose data are only kept and not used. */
export async function findWithheld(tx: Handle): Promise<string[]> {
  const { rows } = await sql<{ identity_id: string }>`select identity_id from restricted_identity`.execute(tx);
  return rows.map((row) => row.identity_id);
}

/**
 * The newest messages that the query finds, the newest first. The slots are asked one after another, each for itself,
 * and no further than it takes to have enough: so a word of every third message costs no more than a rare one.
 */
export async function findEntries(tx: Handle, wanted: Wanted): Promise<FoundEntry[]> {
  const { slots, query, since, until, after, limit, reach = "all", without } = wanted;
  const conditions = [
    sql`words @@ (replace(${query}, ${PREFIX}, s.prefix) || coalesce(' & ''' || s.prefix || s.part || '''', ''))::tsquery`,
    ...(since ? [sql`at >= ${since}::timestamptz`] : []),
    ...(until ? [sql`at < ${until}::timestamptz`] : []),
    ...(reach === "all" ? [] : [isReached(reach)]),
    ...(without.length === 0 ? [] : [isOfNobody(without)]),
    ...(after ? [sql`(at, interaction_id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<FoundEntry>`
    select interaction_id, home, conversation_id,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from (
      select e.* from unnest(${slots.map((slot) => slot.prefix)}::text[], ${slots.map((slot) => slot.part)}::text[])
        with ordinality as s (prefix, part, place)
      cross join lateral (
        select interaction_id, home, conversation_id, at from search_entry where ${sql.join(conditions, sql` and `)}
        order by at desc, interaction_id desc limit ${limit}
      ) e limit ${limit}
    ) found order by found.at desc, interaction_id desc`.execute(tx);
  return rows;
}

/** Whether the conversation of an entry lies within somebody's reach. */
function isReached(reach: Reach): RawBuilder<unknown> {
  const within = withinReach(reach, {
    unit: sql.ref("m.conversation_unit"),
    ofFunction: sql.ref("m.conversation_function"),
  });
  return sql`exists (
    select from message_text m
    where m.home = search_entry.home and m.message_id = search_entry.interaction_id and ${within})`;
}

/** Whether an entry is neither by one of these nor in a conversation of theirs. */
function isOfNobody(identityIds: readonly string[]): RawBuilder<unknown> {
  const ids = sql`${identityIds}::uuid[]`;
  return sql`not exists (
    select from message_text m where m.home = search_entry.home and m.message_id = search_entry.interaction_id
      and (m.customer_id = any(${ids}) or m.author_id = any(${ids})))`;
}

/** Reads on one state, with plans that use the index also where the table is small. */
export async function onIndex<T>(db: Handle, read: (tx: Handle) => Promise<T>): Promise<T> {
  if (db.isTransaction) return read(db);
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
        set_config('work_mem', '32MB', true)`.execute(tx);
      return read(tx);
    });
}

/** Messages of the log that the index does not know, up to `most`. */
export async function findMissing(tx: Handle, most: number): Promise<MessageKey[]> {
  const { rows } = await sql<MessageKey>`
    select m.home, m.message_id as interaction_id from message_text m
    where not exists (select from search_entry e where e.interaction_id = m.message_id)
    limit ${most}`.execute(tx);
  return rows;
}

/** Messages of the index that the log does not hold any more, up to `most`. */
export async function findLeftOver(tx: Handle, most: number): Promise<MessageKey[]> {
  const { rows } = await sql<MessageKey>`
    select e.home, e.interaction_id from search_entry e
    where not exists (
      select from message_text m where m.home = e.home and m.message_id = e.interaction_id
    ) limit ${most}`.execute(tx);
  return rows;
}
