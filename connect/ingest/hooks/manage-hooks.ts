import { randomBytes, randomUUID } from "node:crypto";

import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Hook, HookWithSecret } from "../contract.ts";
import { hookTaken, unknownHook, unknownSource } from "../errors.ts";
import type { IngestGround } from "../ground.ts";
import * as store from "../store/hooks.ts";
import { hookSecrets } from "./sealed-columns.ts";
import { secretOf } from "./signature.ts";

export async function listHooks({ db }: IngestGround): Promise<Hook[]> {
  return (await store.findHooks(db)).map(hookOf);
}

/** An address where another system may send; with its secret, this once. Throws `unknown_source` and `hook_taken`. */
export async function makeHook(
  ground: IngestGround,
  { name, source, by }: { readonly name: string; readonly source: string; readonly by: string },
): Promise<HookWithSecret> {
  return await transact(ground.db, async (tx) => {
    if (!(await ground.findSource(tx, source))) throw unknownSource(source);
    const id = randomUUID();
    const row = { hook_id: id, name, source, made_by: by, made_at: ground.now() };
    if (!(await store.insertHook(tx, row))) throw hookTaken(name);
    noteChange({ subject: `incoming webhook ${name}`, before: null, after: { name, source } });
    return await withNewSecret(tx, ground, id);
  });
}

/** Makes a new secret; the one before stays good for a day. Throws `unknown_hook`. */
export async function rotateHook(ground: IngestGround, id: string): Promise<HookWithSecret> {
  return await transact(ground.db, (tx) => withNewSecret(tx, ground, id));
}

/** What came in by it stays. Throws `unknown_hook`. */
export async function removeHook({ db }: IngestGround, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const before = await store.findHook(tx, id);
    if (!before || !(await store.deleteHook(tx, id))) throw unknownHook();
    const { name, source } = before;
    noteChange({ subject: `incoming webhook ${name}`, before: { name, source }, after: null });
  });
}

async function withNewSecret(tx: Handle, ground: IngestGround, id: string): Promise<HookWithSecret> {
  const secret = secretOf(randomBytes(32));
  if (!(await store.findHook(tx, id))) throw unknownHook();
  await hookSecrets.add(tx, id, { secret, seal: ground.seal, now: ground.now });
  const hook = await store.findHook(tx, id);
  if (!hook) throw unknownHook();
  return { ...hookOf(hook), secret };
}

function hookOf(row: store.HookRow): Hook {
  return {
    id: row.hook_id,
    name: row.name,
    source: row.source,
    path: `/api/hooks/${row.hook_id}`,
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    oldSecretEndsAt: row.old_ends_at?.toISOString() ?? null,
  };
}
