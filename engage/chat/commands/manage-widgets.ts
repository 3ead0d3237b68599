import { randomBytes, randomUUID } from "node:crypto";

import type { SourceDeclaration } from "@firsthand/connect/records";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { declareSource } from "../../sources/index.ts";
import type { ChatSettings, ChatWidget, ChatWidgetWithSecret } from "../contract.ts";
import { unknownWidget, widgetConflict, widgetTaken } from "../errors.ts";
import type { ChatGround } from "../ground.ts";
import { widgetSecrets } from "../sealed-columns.ts";
import * as store from "../store/widgets.ts";

export async function listWidgets({ db }: ChatGround): Promise<ChatWidget[]> {
  return (await store.findWidgets(db)).map(widgetOf);
}

/** A chat with its source, and its secret, this once. Throws `chat_taken` and `source_differs`. */
export async function makeWidget(
  ground: ChatGround,
  { name, settings, by }: { readonly name: string; readonly settings: ChatSettings; readonly by: string },
): Promise<ChatWidgetWithSecret> {
  return await transact(ground.db, async (tx) => {
    const id = randomUUID();
    const row = { widget_id: id, name, settings, made_by: by, made_at: ground.now() };
    if (!(await store.insertWidget(tx, row))) throw widgetTaken(name);
    await declareSource(tx, declarationOf(name), ground.now());
    noteChange({ subject: `chat ${name}`, before: null, after: settings });
    return await withNewSecret(tx, ground, id);
  });
}

/** Throws `unknown_chat` and `chat_conflict`. */
export async function saveWidget(
  { db }: ChatGround,
  change: { readonly id: string; readonly settings: ChatSettings; readonly ifVersion: number },
): Promise<ChatWidget> {
  return await transact(db, async (tx) => {
    const before = await store.findWidget(tx, change.id);
    if (!before) throw unknownWidget();
    if (!(await store.updateWidget(tx, change))) throw widgetConflict(before.version);
    noteChange({ subject: `chat ${before.name}`, before: before.settings, after: change.settings });
    return widgetOf({ ...before, settings: change.settings, version: change.ifVersion + 1 });
  });
}

/** Makes a new secret; the one before stays good for a day. Throws `unknown_chat`. */
export async function rotateSecret(ground: ChatGround, id: string): Promise<ChatWidgetWithSecret> {
  return await transact(ground.db, (tx) => withNewSecret(tx, ground, id));
}

/** It opens nowhere any more; what was said stays. Throws `unknown_chat`. */
export async function removeWidget({ db }: ChatGround, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const before = await store.findWidget(tx, id);
    if (!before) throw unknownWidget();
    await store.deleteWidget(tx, id);
    noteChange({ subject: `chat ${before.name}`, before: before.settings, after: null });
  });
}

/** The source of a chat: one conversation for each thread, and accounts of its own. */
export function declarationOf(name: string): SourceDeclaration {
  return {
    name,
    channel: "chat",
    visibility: "private",
    threading: "explicit",
    gapHours: 72,
    brandAccounts: false,
    answers: "included",
    promiseHours: 24,
  };
}

async function withNewSecret(tx: Handle, ground: ChatGround, id: string): Promise<ChatWidgetWithSecret> {
  const secret = randomBytes(32).toString("base64url");
  if (!(await store.findWidget(tx, id))) throw unknownWidget();
  await widgetSecrets.add(tx, id, { secret, seal: ground.seal, now: ground.now });
  const widget = await store.findWidget(tx, id);
  if (!widget) throw unknownWidget();
  return { ...widgetOf(widget), secret };
}

function widgetOf(row: store.WidgetRow): ChatWidget {
  return {
    id: row.widget_id,
    name: row.name,
    settings: row.settings,
    version: row.version,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    oldSecretEndsAt: row.old_ends_at?.toISOString() ?? null,
  };
}
