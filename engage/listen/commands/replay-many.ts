import type { ReaderContext } from "@firsthand/connect/files";
import { Failure } from "@firsthand/kernel/errors";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";

import { countLike, findQuarantined, type QuarantineFilter } from "../store/quarantine.ts";
import type { AcceptingWorld } from "../world.ts";
import { replayQuarantined, type Replayed } from "./replay-quarantine.ts";

const AT_ONCE = 500;

export interface ReplayMany extends Pick<QuarantineFilter, "source" | "importId" | "ids" | "after"> {
  /** How many are tried at most. */
  readonly most: number;
  readonly withContext?: ((context: ReaderContext) => Promise<ReaderContext>) | undefined;
}

/**
 * Tries many things from the quarantine again, 500 a transaction. `left` were not tried yet; those come after `next`.
 * Those whose import is not in the log are kept.
 */
export async function replayMany(
  db: Handle,
  world: AcceptingWorld,
  request: ReplayMany,
): Promise<Replayed & { left: number; next: string | null }> {
  const { most, withContext, ...filter } = request;
  let { after } = filter;
  let [understood, kept] = [0, 0];
  while (understood + kept < most) {
    const limit = Math.min(AT_ONCE, most - understood - kept);
    const slice = await transact(db, async (tx) => {
      const rows = await findQuarantined(tx, { ...filter, after, limit });
      if (rows.length === 0) return undefined;
      const replayed = await replayOrKeep(tx, world, { rows, withContext });
      await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
      return { ...replayed, last: rows.at(-1)?.delivery_id };
    });
    if (!slice) break;
    understood += slice.understood;
    kept += slice.kept;
    after = slice.last;
  }
  const left = request.ids ? 0 : await countLike(db, { ...filter, after });
  return { understood, kept, left, next: left > 0 ? (after ?? null) : null };
}

async function replayOrKeep(
  tx: Handle,
  world: AcceptingWorld,
  request: Parameters<typeof replayQuarantined>[2],
): Promise<Replayed> {
  try {
    return await replayQuarantined(tx, world, request);
  } catch (error) {
    const lost = error instanceof Failure && error.code === "context_lost" && request.rows.length > 1;
    if (!lost) throw error;
    return { understood: 0, kept: request.rows.length };
  }
}
