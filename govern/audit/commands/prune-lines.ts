import { type Handle, transact } from "@firsthand/platform/storage";
import { untraced } from "@firsthand/platform/trace";

import type { AuditGround } from "../ground.ts";
import { pruningMark } from "../hashes.ts";
import { retentionDays } from "../store/settings.ts";
import { deleteOfSeal, openRecord } from "../store/lines.ts";
import { findOlder, holdSeals, markPruned } from "../store/seals.ts";

const SEALS_AT_ONCE = 20;

/**
 * Takes out lines that are past their time, whole seals at a time; the seals stay, so that the chain can still be
 * checked. Gives how many lines went.
 */
export async function pruneLines(ground: AuditGround, signal: AbortSignal): Promise<number> {
  const days = await retentionDays(ground.db);
  const before = new Date(ground.now().getTime() - days * 86_400_000);
  let pruned = 0;
  for (;;) {
    signal.throwIfAborted();
    const some = await untraced(() => transact(ground.db, (tx) => pruneSome(tx, ground, before)));
    if (some === 0) return pruned;
    pruned += some;
  }
}

async function pruneSome(tx: Handle, { key, now }: AuditGround, before: Date): Promise<number> {
  await holdSeals(tx);
  await openRecord(tx, "prune");
  let lines = 0;
  for (const seal of await findOlder(tx, before, SEALS_AT_ONCE)) {
    const at = now();
    await deleteOfSeal(tx, seal.seal_number);
    await markPruned(tx, seal.seal_number, { at, pruning: pruningMark(key, seal, at) });
    lines += seal.line_count;
  }
  return lines;
}
