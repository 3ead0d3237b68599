import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { DriftFigure } from "../contract.ts";
import type { Moved } from "../rules/drift.ts";

export interface AlarmRow {
  readonly alarm_id: string;
  readonly about: string;
  readonly kind: DriftFigure["kind"];
  readonly value: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly moved: readonly Moved[];
  readonly began_at: Date;
  readonly stood_at: Date;
  readonly ended_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by: string | null;
}

export interface LookRow {
  readonly looked_at: Date;
  readonly since: Date;
  readonly until: Date;
  readonly messages: number;
  readonly rereading: boolean;
  readonly figures: readonly DriftFigure[];
}

/** Only one look at a time writes what it found; held to the end of the transaction. */
export async function lockLook(tx: Handle): Promise<void> {
  await sql`select pg_advisory_xact_lock(4715032)`.execute(tx);
}

export async function findLook(tx: Handle): Promise<LookRow | undefined> {
  const { rows } = await sql<LookRow>`
    select looked_at, since, until, messages, rereading, figures from reading_look`.execute(tx);
  return rows[0];
}

export async function saveLook(tx: Handle, look: LookRow): Promise<void> {
  await sql`
    insert into reading_look (looked_at, since, until, messages, rereading, figures)
    values (${look.looked_at}, ${look.since}, ${look.until}, ${look.messages}, ${look.rereading},
      ${JSON.stringify(look.figures)}::jsonb)
    on conflict (only_row) do update set looked_at = excluded.looked_at, since = excluded.since, until = excluded.until,
      messages = excluded.messages, rereading = excluded.rereading, figures = excluded.figures`.execute(tx);
}

/** What stands, the newest first. */
export async function findOpenAlarms(tx: Handle): Promise<AlarmRow[]> {
  const { rows } = await sql<AlarmRow>`
    select * from reading_alarm where ended_at is null order by began_at desc, about, kind`.execute(tx);
  return rows;
}

/** Opens an alarm, or brings the one that stands up to date: nobody is told twice of the same. */
export async function raiseAlarm(
  tx: Handle,
  row: Omit<AlarmRow, "ended_at" | "acknowledged_at" | "acknowledged_by">,
): Promise<void> {
  await sql`
    insert into reading_alarm (alarm_id, about, kind, value, expected, low, high, moved, began_at, stood_at)
    values (${row.alarm_id}, ${row.about}, ${row.kind}, ${row.value}, ${row.expected}, ${row.low}, ${row.high},
      ${JSON.stringify(row.moved)}::jsonb, ${row.began_at}, ${row.stood_at})
    on conflict (about, kind) where ended_at is null do update set value = excluded.value, expected = excluded.expected,
      low = excluded.low, high = excluded.high, moved = excluded.moved, stood_at = excluded.stood_at`.execute(tx);
}

/** Ends what was last found outside before `before`; of what is read now only where it was compared. */
export async function endAlarms(
  tx: Handle,
  { before, at, compared }: { readonly before: Date; readonly at: Date; readonly compared: boolean },
): Promise<void> {
  await sql`
    update reading_alarm set ended_at = ${at}
    where ended_at is null and stood_at < ${before}
      and (${compared} or kind = 'quality' or about = 'words')`.execute(tx);
}

/** Forgets what ended before a moment. */
export async function forgetAlarms(tx: Handle, before: Date): Promise<void> {
  await sql`delete from reading_alarm where ended_at < ${before}`.execute(tx);
}

/** Notes who saw an alarm first; what it is about, or undefined where none of that id stands. */
export async function setAcknowledged(
  tx: Handle,
  id: string,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<{ readonly about: string; readonly kind: string } | undefined> {
  const { rows } = await sql<{ about: string; kind: string }>`
    update reading_alarm set acknowledged_at = coalesce(acknowledged_at, ${at}),
      acknowledged_by = coalesce(acknowledged_by, ${by})
    where alarm_id = ${id} and ended_at is null returning about, kind`.execute(tx);
  return rows[0];
}
