import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { forgetStatements } from "../../conversations/index.ts";
import { lockPersons } from "../store/identities.ts";
import { refreshPersons } from "./refresh-persons.ts";

/** Identities linked to these, by a rule or by a person, also where the link was undone; without themselves. */
export async function findLinked(tx: Handle, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select to_id as id from identity_link where from_id = any(${identityIds}::uuid[])
    union select from_id from identity_link where to_id = any(${identityIds}::uuid[])`.execute(tx);
  const known = new Set(identityIds);
  return rows.flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

/**
 * Takes out identities with their keys and links, as if they had never been met; persons that they held together part.
 * Those that are `kept` stay, with what a rule proved of them, and so do those minted before `since` and those of whom
 * other systems tell.
 */
export async function forgetIdentities(
  tx: Handle,
  asked: { readonly identityIds: readonly string[]; readonly kept: readonly string[]; readonly since: Date },
): Promise<void> {
  await lockPersons(tx);
  const earliest = asked.since.getTime().toString(16).padStart(12, "0");
  const known = await knownByOthers(tx, asked.identityIds);
  const keep = new Set([...asked.kept, ...known, ...asked.identityIds.filter((id) => mintedAt(id) < earliest)]);
  for (const id of await provedOf(tx, [...keep])) keep.add(id);
  const gone = asked.identityIds.filter((id) => !keep.has(id));
  if (gone.length === 0) return;
  const neighbours = await findLinked(tx, gone);
  await sql`
    delete from identity_link where from_id = any(${gone}::uuid[]) or to_id = any(${gone}::uuid[])`.execute(tx);
  await sql`delete from identity_key where identity_id = any(${gone}::uuid[])`.execute(tx);
  await sql`delete from identity_correction where identity_id = any(${gone}::uuid[])`.execute(tx);
  await forgetStatements(tx, gone);
  await sql`delete from identity where identity_id = any(${gone}::uuid[])`.execute(tx);
  if (neighbours.length > 0) await refreshPersons(tx, neighbours);
}

/** The time in an id of version 7, in hexadecimal digits that sort as it does. */
function mintedAt(id: string): string {
  return id.slice(0, 8) + id.slice(9, 13);
}

async function knownByOthers(tx: Handle, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct identity_id as id from profile_fact where identity_id = any(${identityIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

async function provedOf(tx: Handle, identityIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select to_id as id from identity_link
    where from_id = any(${identityIds}::uuid[]) and rule <> 'decided_by_person'`.execute(tx);
  return rows.map(({ id }) => id);
}
