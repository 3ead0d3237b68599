import { homeOfStableId } from "@firsthand/kernel/ids";
import { bulkUpdate, type Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { CorrectableLabel } from "../contract.ts";
import type { MachineValue } from "../rules/labels.ts";

/** A correction that stands, of one text of a message. */
export type CorrectionRow = MachineValue & {
  home: number;
  interaction_id: string;
  label: CorrectableLabel;
  text_hash: string;
  version: number;
  value: string | null;
  made_at: Date;
  made_by: string;
  reason: string | null;
};

/** Corrections lie at the home of the message's id: a conversation may move, what was said of a text does not. */
export async function findCorrections(tx: Handle, messageIds: readonly string[]): Promise<CorrectionRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<CorrectionRow>`
    select c.home, c.interaction_id, c.label, c.text_hash, c.version, c.value, c.machine_value, c.machine_score, c.made_at,
      c.made_by, c.reason
    from unnest(${messageIds.map(homeOfStableId)}::smallint[], ${messageIds}::uuid[]) as u(home, interaction_id)
    join label_correction c using (home, interaction_id)
    where c.state = 'standing' order by c.label`.execute(tx);
  return rows;
}

type Key = Pick<CorrectionRow, "home" | "interaction_id" | "label" | "text_hash">;

/** The highest version that a label of a text ever had; 0 where nobody corrected it. */
export async function lastVersion(tx: Handle, key: Key): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from label_correction where ${same(key)}`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Writes a correction in place of the one that stands, which is kept beside. */
export async function insertCorrection(tx: Handle, row: CorrectionRow): Promise<void> {
  await sql`update label_correction set state = 'replaced' where ${same(row)} and state = 'standing'`.execute(tx);
  await sql`
    insert into label_correction (home, interaction_id, label, text_hash, version, state, value, machine_value,
      machine_score, made_at, made_by, reason)
    values (${row.home}, ${row.interaction_id}, ${row.label}, ${row.text_hash}, ${row.version}, 'standing', ${row.value},
      ${row.machine_value}, ${row.machine_score}, ${row.made_at}, ${row.made_by}, ${row.reason})`.execute(tx);
}

/** The correction that stands no longer does; it is kept, with who took it back. */
export async function retireCorrection(tx: Handle, key: Key, undone: { at: Date; by: string }): Promise<void> {
  await sql`
    update label_correction set state = 'undone', undone_at = ${undone.at}, undone_by = ${undone.by}
    where ${same(key)} and state = 'standing'`.execute(tx);
}

/** Keeps what the machine says now beside corrections. */
export async function saveMachineValues(tx: Handle, rows: readonly CorrectionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await bulkUpdate(tx, {
    table: "label_correction",
    key: { home: "smallint", interaction_id: "uuid", label: "text", text_hash: "uuid", version: "integer" },
    set: { machine_value: "text", machine_score: "real" },
    rows,
  });
}

function same({ home, interaction_id, label, text_hash }: Key) {
  return sql`home = ${home} and interaction_id = ${interaction_id} and label = ${label} and text_hash = ${text_hash}`;
}

/** Takes out what people wrote about the labels of these messages; their decisions stay. */
export async function clearReasons(tx: Handle, messageIds: readonly string[]): Promise<void> {
  await sql`
    update label_correction c set reason = null
    from unnest(${messageIds.map(homeOfStableId)}::smallint[], ${messageIds}::uuid[]) as u(home, interaction_id)
    where c.home = u.home and c.interaction_id = u.interaction_id and c.reason is not null`.execute(tx);
}
