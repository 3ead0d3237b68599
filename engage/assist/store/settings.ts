import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface SettingsRow {
  readonly address: string;
  readonly model: string;
  readonly sealed: string | null;
  readonly own_network: boolean;
  readonly uses: readonly string[];
  readonly patience_seconds: number;
  readonly month_tokens: number | null;
  readonly prompt_price: number | null;
  readonly answer_price: number | null;
  readonly currency: string;
  readonly rest_until: Date | null;
  readonly version: number;
  readonly changed_by: string;
  readonly changed_at: Date;
}

const COLUMNS = sql`address, model, sealed, own_network, uses, patience_seconds, month_tokens::float8 as month_tokens,
  prompt_price, answer_price, currency, rest_until, version::float8 as version, changed_by, changed_at`;

export async function findSettings(tx: Handle): Promise<SettingsRow | undefined> {
  const { rows } = await sql<SettingsRow>`select ${COLUMNS} from assist_settings`.execute(tx);
  return rows[0];
}

/** The row; until the transaction ends nobody else changes it, or asks. */
export async function lockSettings(tx: Handle): Promise<SettingsRow | undefined> {
  const { rows } = await sql<SettingsRow>`select ${COLUMNS} from assist_settings for update`.execute(tx);
  return rows[0];
}

/** Writes the row; what it wanted before, to be left alone for a while, is forgotten. */
export async function writeSettings(tx: Handle, row: Omit<SettingsRow, "rest_until">): Promise<void> {
  await sql`
    insert into assist_settings (address, model, sealed, own_network, uses, patience_seconds, month_tokens, prompt_price,
      answer_price, currency, version, changed_by, changed_at)
    values (${row.address}, ${row.model}, ${row.sealed}, ${row.own_network}, ${[...row.uses]}::text[],
      ${row.patience_seconds}, ${row.month_tokens}, ${row.prompt_price}, ${row.answer_price}, ${row.currency},
      ${row.version}, ${row.changed_by}, ${row.changed_at})
    on conflict (only_one) do update set address = excluded.address, model = excluded.model, sealed = excluded.sealed,
      own_network = excluded.own_network, uses = excluded.uses, patience_seconds = excluded.patience_seconds,
      month_tokens = excluded.month_tokens, prompt_price = excluded.prompt_price, answer_price = excluded.answer_price,
      currency = excluded.currency, rest_until = null, version = excluded.version, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(tx);
}

export async function deleteSettings(tx: Handle): Promise<void> {
  await sql`delete from assist_settings`.execute(tx);
}

export async function setRest(tx: Handle, until: Date): Promise<void> {
  await sql`update assist_settings set rest_until = ${until}`.execute(tx);
}
