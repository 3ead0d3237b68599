import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { HeldWhat, LegalHold } from "../contract.ts";

interface HoldRow {
  readonly hold_id: string;
  readonly kind: HeldWhat["kind"];
  readonly identity_id: string | null;
  readonly conversation_id: string | null;
  readonly channel: string | null;
  readonly unit: string | null;
  readonly since: Date | null;
  readonly until: Date | null;
  readonly why: string;
  readonly by_name: string;
  readonly at: Date;
  readonly ends_at: Date | null;
  readonly lifted_by: string | null;
  readonly lifted_at: Date | null;
}

/** All holds, the newest first. */
export async function findHolds(tx: Handle, now: Date): Promise<LegalHold[]> {
  const { rows } = await sql<HoldRow>`select * from legal_hold order by at desc, hold_id`.execute(tx);
  return rows.map((row) => holdOf(row, now));
}

/** Those that hold now. */
export async function findActiveHolds(tx: Handle, now: Date): Promise<LegalHold[]> {
  const { rows } = await sql<HoldRow>`
    select * from legal_hold where lifted_at is null and (ends_at is null or ends_at > ${now}) order by hold_id`.execute(
    tx,
  );
  return rows.map((row) => holdOf(row, now));
}

export async function findHold(tx: Handle, id: string, now: Date): Promise<LegalHold | undefined> {
  const { rows } = await sql<HoldRow>`select * from legal_hold where hold_id = ${id} for update`.execute(tx);
  return rows[0] && holdOf(rows[0], now);
}

export async function insertHold(tx: Handle, { id, what, why, by, at, endsAt }: LegalHold): Promise<void> {
  const scope = what.kind === "scope" ? what : { channel: null, unit: null, since: null, until: null };
  await sql`
    insert into legal_hold
      (hold_id, kind, identity_id, conversation_id, channel, unit, since, until, why, by_name, at, ends_at)
    values (${id}, ${what.kind}, ${what.kind === "person" ? what.personId : null},
      ${what.kind === "conversation" ? what.conversationId : null}, ${scope.channel}, ${scope.unit}, ${scope.since},
      ${scope.until}, ${why}, ${by}, ${at}, ${endsAt})`.execute(tx);
}

export async function updateLifted(tx: Handle, id: string, { by, at }: { by: string; at: Date }): Promise<void> {
  await sql`
    update legal_hold set lifted_by = ${by}, lifted_at = ${at} where hold_id = ${id} and lifted_at is null`.execute(tx);
}

function holdOf(row: HoldRow, now: Date): LegalHold {
  const lifted = row.lifted_at === null ? null : { by: row.lifted_by ?? "", at: row.lifted_at.toISOString() };
  return {
    id: row.hold_id,
    what: whatOf(row),
    why: row.why,
    by: row.by_name,
    at: row.at.toISOString(),
    endsAt: row.ends_at?.toISOString() ?? null,
    lifted,
    active: lifted === null && (row.ends_at === null || row.ends_at > now),
  };
}

function whatOf({ kind, identity_id: person, conversation_id: conversation, ...row }: HoldRow): HeldWhat {
  if (kind === "person") return { kind, personId: person ?? "" };
  if (kind === "conversation") return { kind, conversationId: conversation ?? "" };
  const { channel, unit, since, until } = row;
  return { kind, channel, unit, since: since?.toISOString() ?? null, until: until?.toISOString() ?? null };
}
