import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { judgedLabels, type JudgedLabel } from "../contract.ts";

/** What somebody corrected in a thread and nobody was asked for. */
export interface CorrectedRow {
  readonly home: number;
  readonly message_id: string;
  readonly label: JudgedLabel;
  readonly text_hash: string;
  readonly version: number;
  readonly value: string | null;
  readonly machine_value: string | null;
  readonly machine_score: number | null;
  readonly made_at: Date;
  readonly made_by: string;
  readonly language: string | null;
}

const isSame = sql`s.home = j.home and s.message_id = j.message_id and s.label = j.label and s.text_hash = j.text_hash`;

/** Judgements taken over from threads go where their correction was taken back or replaced since; gives how many. */
export async function dropUndone(tx: Handle, since: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from label_judgement j
    where not j.asked and j.judged_at >= ${since}
      and not exists (select from label_said s where ${isSame} and s.version = j.correction_version)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Corrections of what customers wrote since then that are not judgements yet, the oldest first. */
export async function findNewCorrections(tx: Handle, since: Date, limit: number): Promise<CorrectedRow[]> {
  const { rows } = await sql<CorrectedRow>`
    select s.home, s.message_id, s.label, s.text_hash, s.version, s.value, s.machine_value, s.machine_score, s.made_at,
      s.made_by, m.language
    from label_said s
    join message_place p on p.home = s.home and p.message_id = s.message_id
    join message_text m on m.conversation_id = p.conversation_id and m.message_id = p.message_id
    where s.label = any(${[...judgedLabels]}::text[]) and m.direction = 'in' and s.made_at >= ${since}
      and not exists (select from label_judgement j where ${isSame})
    order by s.made_at limit ${limit}`.execute(tx);
  return rows;
}

/** Judgements and waiting texts of messages that are no more in the log go. */
export async function dropOrphans(tx: Handle): Promise<void> {
  for (const table of ["label_judgement", "label_candidate"])
    await sql`
      delete from ${sql.table(table)} j
      where not exists (select from message_place p where p.home = j.home and p.message_id = j.message_id)`.execute(tx);
}

/** Which of these texts somebody judged or corrected already for a label, by their hashes. */
export async function findKnownTexts(tx: Handle, label: JudgedLabel, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ text_hash: string }>`
    select distinct text_hash from label_judgement
    where label = ${label} and text_hash = any(${[...hashes]}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.text_hash));
}
