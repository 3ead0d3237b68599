import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";

import { PREVIEW_DAYS, type Field, type RetentionRun } from "../contract.ts";
import type { Cursor, Due, RetentionGround } from "../ground.ts";
import { planRun, type Plan } from "../queries/plan-run.ts";
import { overGuard, unseenOf } from "../rules/guard.ts";
import * as store from "../store/runs.ts";

const DAY_MS = 86_400_000;

/** So many are cleared in one transaction, so that nobody waits long for the rows. */
const AT_ONCE = 2000;

/** Previews are kept for so many days. */
const PREVIEWS_KEPT_DAYS = 90;

/** Shows what would go now, and remembers that it was shown; nothing is taken out. */
export async function previewRun(
  ground: RetentionGround,
  { withInactive, by }: { readonly withInactive: boolean; readonly by: string },
): Promise<RetentionRun> {
  const plan = await readPlan(ground, withInactive);
  const now = ground.now();
  const run = runOf(plan, { id: mintId(0, now.getTime(), ground.random), by, at: now });
  const preview: RetentionRun = { ...run, kind: "preview", state: "done", finishedAt: now.toISOString() };
  await transact(ground.db, async (tx) => {
    await store.saveRun(tx, preview);
    await tell(tx);
  });
  return preview;
}

/**
 * Takes out what the active rules say, in batches, each with its count. Called again with the same id it goes on where
 * it stopped. A run that would take out more than the guard lets without a preview is stopped before it begins.
 */
export async function runRetention(
  ground: RetentionGround,
  { id, by, signal }: { readonly id: string; readonly by: string; readonly signal: AbortSignal },
): Promise<void> {
  const begun = await store.findBegun(ground.db, id);
  if (begun !== undefined && begun !== "running") return;
  const plan = await readPlan(ground, false);
  if (begun === undefined && !(await begin(ground, plan, { id, by }))) return;
  for (const { field, due } of plan.dues) await clearAll(ground, { field, due, id, signal });
  await transact(ground.db, async (tx) => {
    await store.endRun(tx, id, ground.now());
    await tell(tx);
  });
}

/** What a run would do now, and of which fields it would stop because nobody has seen it. Nothing is written. */
export async function tryRun(
  ground: RetentionGround,
): Promise<Pick<RetentionRun, "items" | "kept"> & { readonly stoppedBy: readonly Field[] }> {
  const { items, kept } = await readPlan(ground, false);
  return { items, kept, stoppedBy: await stoppedBy(ground.db, { items, kept }, ground.now()) };
}

/** The fields of which more would go than the guard lets, and no preview of these days has shown. */
async function stoppedBy(tx: Handle, { items, kept }: Pick<Plan, "items" | "kept">, now: Date): Promise<Field[]> {
  const previewed = await store.findPreviewed(tx, new Date(now.getTime() - PREVIEW_DAYS * DAY_MS));
  return overGuard(unseenOf(items, previewed), kept);
}

async function readPlan(ground: RetentionGround, withInactive: boolean): Promise<Plan> {
  return await transact(ground.db, (tx) => planRun(tx, ground, { withInactive }), { isolation: "repeatable read" });
}

/** Writes that the run is here; false where there is nothing to do or the guard stops it. */
async function begin(ground: RetentionGround, plan: Plan, { id, by }: { id: string; by: string }): Promise<boolean> {
  if (plan.items.length === 0) return false;
  const now = ground.now();
  const run = runOf(plan, { id, by, at: now });
  return await transact(ground.db, async (tx) => {
    await store.deletePreviews(tx, new Date(now.getTime() - PREVIEWS_KEPT_DAYS * DAY_MS));
    const stopped = (await stoppedBy(tx, plan, now)).length > 0;
    await store.saveRun(tx, stopped ? { ...run, state: "stopped", finishedAt: now.toISOString() } : run);
    await tell(tx);
    return !stopped;
  });
}

function runOf({ items, kept }: Plan, { id, by, at }: { id: string; by: string; at: Date }): RetentionRun {
  const begun = { kind: "run", state: "running", cleared: 0, finishedAt: null } as const;
  return { id, by, items, kept, startedAt: at.toISOString(), ...begun };
}

async function clearAll(
  { db, contents, now }: RetentionGround,
  work: { readonly field: Field; readonly due: Due; readonly id: string; readonly signal: AbortSignal },
): Promise<void> {
  const { field, due, id, signal } = work;
  let after: Cursor | undefined;
  do {
    signal.throwIfAborted();
    const from = after;
    after = await transact(db, async (tx) => {
      const { cleared, next } = await contents[field].clear(tx, due, { after: from, limit: AT_ONCE, at: now() });
      if (cleared > 0) {
        await store.addCleared(tx, id, cleared);
        await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
      }
      return next;
    });
    await new Promise(setImmediate);
  } while (after);
}

async function tell(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["privacy"] }));
}
