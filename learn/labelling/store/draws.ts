import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { JudgedLabel } from "../contract.ts";

/** When texts of a label were asked to be chosen, and when they were. */
export interface DrawRow {
  readonly label: JudgedLabel;
  readonly asked_at: Date | null;
  readonly drawn_at: Date | null;
  readonly machine_version: string | null;
}

export async function findDraws(tx: Handle): Promise<DrawRow[]> {
  const { rows } = await sql<DrawRow>`
    select label, asked_at, drawn_at, machine_version from label_draw order by label`.execute(tx);
  return rows;
}

/**
 * Notes that texts of a label are wanted; false where they were chosen or asked for after `unless`, so that who asks each
 * second does not have them chosen each second.
 */
export async function askForDraw(
  tx: Handle,
  label: JudgedLabel,
  { now, unless }: { readonly now: Date; readonly unless: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into label_draw (label, asked_at) values (${label}, ${now})
    on conflict (label) do update set asked_at = excluded.asked_at
    where greatest(label_draw.asked_at, label_draw.drawn_at) < ${unless}
    returning label`.execute(tx);
  return rows.length > 0;
}

export async function saveDraw(
  tx: Handle,
  draw: { readonly label: JudgedLabel; readonly at: Date; readonly version: string; readonly lookedAt: number },
): Promise<void> {
  await sql`
    insert into label_draw (label, drawn_at, machine_version, looked_at)
    values (${draw.label}, ${draw.at}, ${draw.version}, ${draw.lookedAt})
    on conflict (label) do update set drawn_at = excluded.drawn_at, machine_version = excluded.machine_version,
      looked_at = excluded.looked_at`.execute(tx);
}
