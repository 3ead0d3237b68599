import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

type TaxonomyLabel = "topic" | "intent";

/** Labels that messages and conversations are still to follow; `names_to` null: no label any more. */
export type RenamingRow = {
  readonly renaming_id: string;
  readonly label: TaxonomyLabel;
  readonly names_from: readonly string[];
  readonly names_to: readonly (string | null)[];
  readonly after_home: number | null;
  readonly after_id: string | null;
  readonly met: boolean;
};

/**
 * Labels of some values become others: nodes of the taxonomy were moved or merged. No value may be both one that goes and
 * one that comes. What people said follows at once; messages and conversations follow as `followRenamed` is called.
 * Returns how many labels people had given.
 */
export async function renameLabels(
  tx: Handle,
  { label, names }: { readonly label: TaxonomyLabel; readonly names: readonly { from: string; to: string }[] },
): Promise<number> {
  if (names.length === 0) return 0;
  const renamed = sql`unnest(${names.map(({ from }) => from)}::text[], ${names.map(({ to }) => to)}::text[]) as u(a, b)`;
  await addRenaming(tx, label, names);
  await sql`
    update label_correction set machine_value = u.b from ${renamed}
    where label = ${label} and machine_value = u.a`.execute(tx);
  const { numAffectedRows } = await sql`
    update label_correction set value = u.b from ${renamed} where label = ${label} and value = u.a`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/**
 * What people said of values that are no more is taken back and kept; messages lose them as `followRenamed` is called,
 * and have none of that label until they are read anew. Returns how many corrections there were.
 */
export async function takeBackLabels(
  tx: Handle,
  {
    label,
    values,
    at,
    by,
  }: { readonly label: TaxonomyLabel; readonly values: readonly string[]; readonly at: Date; readonly by: string },
): Promise<number> {
  if (values.length === 0) return 0;
  const gone = sql`any(${values}::text[])`;
  await addRenaming(
    tx,
    label,
    values.map((from) => ({ from, to: null })),
  );
  await sql`
    update label_correction set machine_value = null where label = ${label} and machine_value = ${gone}`.execute(tx);
  const { numAffectedRows } = await sql`
    update label_correction set state = 'undone', undone_at = ${at}, undone_by = ${by}
    where label = ${label} and value = ${gone} and state = 'standing'`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

async function addRenaming(
  tx: Handle,
  label: TaxonomyLabel,
  names: readonly { readonly from: string; readonly to: string | null }[],
): Promise<void> {
  await sql`
    insert into label_renaming (label, names_from, names_to)
    values (${label}, ${names.map(({ from }) => from)}::text[], ${names.map(({ to }) => to)}::text[])`.execute(tx);
}

/** The one that was asked for first, held until the transaction ends; they are followed one after the other. */
export async function holdRenaming(tx: Handle): Promise<RenamingRow | undefined> {
  const { rows } = await sql<RenamingRow>`
    select renaming_id, label, names_from, names_to, after_home, after_id, met from label_renaming
    order by asked_at, renaming_id limit 1 for update`.execute(tx);
  return rows[0];
}

/** How far a round has come; null: it begins anew. */
export async function moveRenaming(
  tx: Handle,
  id: string,
  after: { readonly home: number; readonly interaction_id: string } | null,
): Promise<void> {
  await sql`
    update label_renaming set after_home = ${after?.home ?? null}, after_id = ${after?.interaction_id ?? null},
      met = ${after !== null}
    where renaming_id = ${id}`.execute(tx);
}

export async function endRenaming(tx: Handle, id: string): Promise<void> {
  await sql`delete from label_renaming where renaming_id = ${id}`.execute(tx);
}

type Place = { readonly home: number; readonly interaction_id: string };

/** The next messages that have a label which goes, in the order of their key. */
export async function findNamedOtherwise(tx: Handle, row: RenamingRow, limit: number): Promise<Place[]> {
  const after =
    row.after_home === null ? sql`true` : sql`(home, interaction_id) > (${row.after_home}, ${row.after_id}::uuid)`;
  const { rows } = await sql<Place>`
    select home, interaction_id from interaction
    where ${after} and ${sql.ref(row.label)} = any(${[...row.names_from]}::text[])
    order by home, interaction_id limit ${limit}`.execute(tx);
  return rows;
}

/** Gives these messages and their conversations the labels that came; which messages it were. Their threads are held. */
export async function renameHeld(tx: Handle, row: RenamingRow, places: readonly Place[]): Promise<Place[]> {
  const column = sql.ref(row.label);
  const renamed = sql`unnest(${[...row.names_from]}::text[], ${[...row.names_to]}::text[]) as u(a, b)`;
  const { rows } = await sql<Place & { conversation_id: string }>`
    update interaction m set ${column} = u.b
    from ${renamed}, unnest(${places.map(({ home }) => home)}::smallint[],
      ${places.map(({ interaction_id: id }) => id)}::uuid[]) as p(home, id)
    where m.home = p.home and m.interaction_id = p.id and m.${column} = u.a
    returning m.home, m.interaction_id, m.conversation_id`.execute(tx);
  const ids = [...new Set(rows.map(({ conversation_id: id }) => id))].toSorted();
  await sql`
    update conversation c set ${column} = u.b
    from ${renamed}, unnest(${ids.map(homeOf)}::smallint[], ${ids}::uuid[]) as k(home, id)
    where c.home = k.home and c.conversation_id = k.id and c.${column} = u.a`.execute(tx);
  return rows;
}
