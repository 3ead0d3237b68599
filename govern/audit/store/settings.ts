import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { RETENTION_DAYS } from "../contract.ts";

export async function retentionDays(tx: Handle): Promise<number> {
  const { rows } = await sql<{ days: number }>`select days from audit_retention`.execute(tx);
  return rows[0]?.days ?? RETENTION_DAYS.usual;
}

export async function saveRetentionDays(tx: Handle, days: number): Promise<void> {
  await sql`
    insert into audit_retention (days) values (${days}) on conflict (one) do update set days = excluded.days`.execute(
    tx,
  );
}

export interface CheckRow {
  readonly checked_at: Date;
  readonly checked_by: string;
  readonly sound: boolean;
  readonly seals: number;
  readonly lines: number;
  readonly faults: number;
}

export async function insertCheck(tx: Handle, row: CheckRow): Promise<void> {
  await sql`
    insert into audit_check (checked_at, checked_by, sound, seals, lines, faults)
    values (${row.checked_at}, ${row.checked_by}, ${row.sound}, ${row.seals}, ${row.lines}, ${row.faults})
    on conflict (checked_at) do nothing`.execute(tx);
}

export async function findNewestCheck(tx: Handle): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`select * from audit_check order by checked_at desc limit 1`.execute(tx);
  return rows[0];
}
