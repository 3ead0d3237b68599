import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { ChatSettings } from "../contract.ts";

export interface WidgetRow {
  readonly widget_id: string;
  readonly name: string;
  readonly settings: ChatSettings;
  readonly version: number;
  readonly made_by: string;
  readonly made_at: Date;
  readonly old_ends_at: Date | null;
}

const SHOWN = sql`
  w.widget_id, w.name, w.settings, w.version, w.made_by, w.made_at,
  (select max(ends_at) from chat_widget_secret s where s.widget_id = w.widget_id) as old_ends_at`;

export async function findWidgets(tx: Handle): Promise<WidgetRow[]> {
  const { rows } = await sql<WidgetRow>`select ${SHOWN} from chat_widget w order by name`.execute(tx);
  return rows;
}

export async function findWidget(tx: Handle, id: string): Promise<WidgetRow | undefined> {
  const { rows } = await sql<WidgetRow>`select ${SHOWN} from chat_widget w where widget_id = ${id}`.execute(tx);
  return rows[0];
}

/** The chat whose messages go into a source. */
export async function findWidgetOfSource(tx: Handle, source: string): Promise<WidgetRow | undefined> {
  const { rows } = await sql<WidgetRow>`select ${SHOWN} from chat_widget w where name = ${source}`.execute(tx);
  return rows[0];
}

/** False when its name is taken. */
export async function insertWidget(
  tx: Handle,
  row: Pick<WidgetRow, "widget_id" | "name" | "settings" | "made_by" | "made_at">,
): Promise<boolean> {
  const result = await sql`
    insert into chat_widget (widget_id, name, settings, version, made_by, made_at)
    values (${row.widget_id}, ${row.name}, ${JSON.stringify(row.settings)}::jsonb, 1, ${row.made_by}, ${row.made_at})
    on conflict do nothing`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** False when it does not stand at that version. */
export async function updateWidget(
  tx: Handle,
  { id, settings, ifVersion }: { readonly id: string; readonly settings: ChatSettings; readonly ifVersion: number },
): Promise<boolean> {
  const result = await sql`
    update chat_widget set settings = ${JSON.stringify(settings)}::jsonb, version = version + 1
    where widget_id = ${id} and version = ${ifVersion}`.execute(tx);
  return result.numAffectedRows === 1n;
}

/** Takes out a chat, its secrets, and what was kept of its visitors beside the log. */
export async function deleteWidget(tx: Handle, id: string): Promise<void> {
  await sql`delete from chat_widget_secret where widget_id = ${id}`.execute(tx);
  await sql`delete from chat_visitor where widget_id = ${id}`.execute(tx);
  await sql`delete from chat_widget where widget_id = ${id}`.execute(tx);
}
