import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface HookRow {
  readonly hook_id: string;
  readonly name: string;
  readonly source: string;
  readonly made_by: string;
  readonly made_at: Date;
  readonly last_used_at: Date | null;
  readonly old_ends_at: Date | null;
}

const SHOWN = sql`
  h.hook_id, h.name, h.source, h.made_by, h.made_at, h.last_used_at,
  (select max(ends_at) from incoming_hook_secret s where s.hook_id = h.hook_id) as old_ends_at`;

export async function findHooks(tx: Handle): Promise<HookRow[]> {
  const { rows } = await sql<HookRow>`select ${SHOWN} from incoming_hook h order by name`.execute(tx);
  return rows;
}

export async function findHook(tx: Handle, id: string): Promise<HookRow | undefined> {
  const { rows } = await sql<HookRow>`select ${SHOWN} from incoming_hook h where hook_id = ${id}`.execute(tx);
  return rows[0];
}

/** False when its name is taken. */
export async function insertHook(
  tx: Handle,
  row: Pick<HookRow, "hook_id" | "name" | "source" | "made_by" | "made_at">,
): Promise<boolean> {
  const result = await sql`
    insert into incoming_hook (hook_id, name, source, made_by, made_at)
    values (${row.hook_id}, ${row.name}, ${row.source}, ${row.made_by}, ${row.made_at}) on conflict do nothing`.execute(
    tx,
  );
  return result.numAffectedRows === 1n;
}

export async function deleteHook(tx: Handle, id: string): Promise<boolean> {
  await sql`delete from incoming_hook_secret where hook_id = ${id}`.execute(tx);
  const result = await sql`delete from incoming_hook where hook_id = ${id}`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Notes when something last came, exact to a minute. */
export async function touchHook(tx: Handle, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - 60_000);
  await sql`
    update incoming_hook set last_used_at = ${now}
    where hook_id = ${id} and (last_used_at is null or last_used_at < ${before})`.execute(tx);
}
