import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface PlaceRow {
  readonly place_id: string;
  readonly name: string;
  readonly known_as: string | null;
  readonly channels: readonly string[];
  readonly dismissed: boolean;
  readonly why: string | null;
  readonly version: number;
  readonly by_name: string;
  readonly at: Date;
}

export async function findPlaces(tx: Handle): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow & { version: string }>`select * from place order by name, place_id`.execute(tx);
  return rows.map((row) => ({ ...row, version: Number(row.version) }));
}

/** The row, until the transaction ends nobody else changes it. */
export async function lockPlace(tx: Handle, id: string): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow & { version: string }>`
    select * from place where place_id = ${id} for update`.execute(tx);
  return rows.map((row) => ({ ...row, version: Number(row.version) }))[0];
}

/** False if the name or the known place is on the list. */
export async function insertPlace(tx: Handle, row: PlaceRow): Promise<boolean> {
  const { rows } = await sql`
    insert into place (place_id, name, known_as, channels, dismissed, why, version, by_name, at)
    values (${row.place_id}, ${row.name}, ${row.known_as}, ${[...row.channels]}::text[], ${row.dismissed}, ${row.why},
      ${row.version}, ${row.by_name}, ${row.at})
    on conflict do nothing returning 1`.execute(tx);
  return rows.length > 0;
}

/** False if another place has the name. */
export async function updatePlace(tx: Handle, row: PlaceRow): Promise<boolean> {
  const { rows } = await sql`
    update place set name = ${row.name}, channels = ${[...row.channels]}::text[], dismissed = ${row.dismissed},
      why = ${row.why}, version = ${row.version}, by_name = ${row.by_name}
    where place_id = ${row.place_id}
      and not exists (select 1 from place other where other.name = ${row.name} and other.place_id <> ${row.place_id})
    returning 1`.execute(tx);
  return rows.length > 0;
}

export async function deletePlace(tx: Handle, id: string): Promise<void> {
  await sql`delete from place where place_id = ${id}`.execute(tx);
}

/** The newest moment at which a customer began a conversation; undefined in an empty log. */
export async function newestConversation(tx: Handle): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select max(first_in_at) as at from conversation_fact`.execute(tx);
  return rows[0]?.at ?? undefined;
}

/** How many conversations began through each channel since then, those with most first. */
export async function countByChannel(
  tx: Handle,
  since: Date,
): Promise<{ readonly channel: string; readonly conversations: number }[]> {
  const { rows } = await sql<{ channel: string; conversations: number }>`
    select channel, count(*)::float8 as conversations from conversation_fact where first_in_at >= ${since}
    group by channel order by 2 desc, channel`.execute(tx);
  return rows;
}
