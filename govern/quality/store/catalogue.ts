import { bulkInsert, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { EntryKind } from "../contract.ts";

export type NoteRow = {
  kind: EntryKind;
  id: string;
  version: number;
  owner_id: string | null;
  owner_name: string | null;
  description: string | null;
  decides: boolean;
  saved_by: string;
  saved_at: Date;
};

export type DayRow = {
  day: string;
  kind: EntryKind;
  id: string;
  at: Date;
  owned: boolean;
  rows: number | null;
  last_at: Date | null;
};

type Tables = { catalogue_note: NoteRow };

const tables = (tx: Handle) => tx.$extendTables<Tables>();

/** What people said of all entries. */
export async function findNotes(tx: Handle): Promise<NoteRow[]> {
  return await tables(tx).selectFrom("catalogue_note").selectAll().execute();
}

/** Writes a note if the one that stands has the version before it; false if not. */
export async function saveNote(tx: Handle, row: NoteRow): Promise<boolean> {
  const { kind, id, version, ...rest } = row;
  const done =
    version === 1
      ? await tables(tx)
          .insertInto("catalogue_note")
          .values(row)
          .onConflict((conflict) => conflict.columns(["kind", "id"]).doNothing())
          .executeTakeFirst()
      : await tables(tx)
          .updateTable("catalogue_note")
          .set({ ...rest, version })
          .where("kind", "=", kind)
          .where("id", "=", id)
          .where("version", "=", version - 1)
          .executeTakeFirst();
  return ("numUpdatedRows" in done ? done.numUpdatedRows : (done.numInsertedOrUpdatedRows ?? 0n)) > 0n;
}

/** The entries as they were at the last look. */
export async function lastDay(tx: Handle): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select day::text as day, kind, id, at, owned, rows::float8 as rows, last_at from catalogue_day
    where day = (select max(day) from catalogue_day)`.execute(tx);
  return rows;
}

/** Puts a look in the place of the day's earlier ones. */
export async function replaceDay(tx: Handle, day: string, rows: readonly DayRow[]): Promise<void> {
  await sql`delete from catalogue_day where day = ${day}::date`.execute(tx);
  await bulkInsert(tx, {
    table: "catalogue_day",
    columns: {
      day: "date",
      kind: "text",
      id: "text",
      at: "timestamptz",
      owned: "boolean",
      rows: "bigint",
      last_at: "timestamptz",
    },
    rows,
    conflict: "nothing",
  });
}

/** Who owns what is told to the day's look at once. */
export async function tellOwned(
  tx: Handle,
  {
    kind,
    id,
    owned,
    at,
  }: { readonly kind: EntryKind; readonly id: string; readonly owned: boolean; readonly at: Date },
): Promise<void> {
  await sql`update catalogue_day set owned = ${owned}
    where day = (${at}::timestamptz at time zone 'UTC')::date and kind = ${kind} and id = ${id}`.execute(tx);
}

/** The newest moment in a column; undefined when it cannot be told in the time. */
export async function newestMoment(db: Handle, table: string, column: string): Promise<Date | null | undefined> {
  return await inTime(db, async (tx) => {
    const { rows } = await sql<{
      at: Date | null;
    }>`select max(${sql.ref(column)}) as at from ${sql.table(table)}`.execute(tx);
    return rows[0]?.at ?? null;
  });
}

/** When the newest message of a source was written; undefined when it cannot be told in the time. */
export async function newestMessage(db: Handle, source: string): Promise<Date | null | undefined> {
  return await inTime(db, async (tx) => {
    const { rows } = await sql<{ at: Date }>`
      select at from message_fact where source = ${source} order by at desc limit 1`.execute(tx);
    return rows[0]?.at ?? null;
  });
}

/** How many messages came from each source; undefined when it cannot be told in the time. */
export async function messagesBySource(db: Handle): Promise<ReadonlyMap<string, number> | undefined> {
  return await inTime(db, async (tx) => {
    const { rows } = await sql<{ source: string; messages: number }>`
      select source, count(*)::float8 as messages from thread_fact group by source`.execute(tx);
    return new Map(rows.map(({ source, messages }) => [source, messages]));
  });
}

/** A look that takes longer than five seconds is given up. */
async function inTime<T>(db: Handle, look: (tx: Handle) => Promise<T>): Promise<T | undefined> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`set local statement_timeout = '5s'`.execute(tx);
      return await look(tx);
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "57014") return undefined;
    throw error;
  }
}

/** Notes how old data were at a look, and forgets looks from before `first`. */
export async function addLooks(
  tx: Handle,
  looks: readonly { readonly kind: EntryKind; readonly id: string; readonly at: Date; readonly minutes: number }[],
  first: Date,
): Promise<void> {
  await sql`delete from freshness_look where at < ${first}::timestamptz`.execute(tx);
  if (looks.length === 0) return;
  await bulkInsert(tx, {
    table: "freshness_look",
    columns: { kind: "text", id: "text", at: "timestamptz", minutes: "float8" },
    rows: looks,
    conflict: "nothing",
  });
}

/** When all entries were looked at last. */
export async function whenLooked(tx: Handle): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from catalogue_day where day = (select max(day) from catalogue_day)`.execute(tx);
  return rows[0]?.at ?? null;
}
