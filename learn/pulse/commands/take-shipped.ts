import { transact } from "@firsthand/platform/storage";

import type { PulseGround } from "../ground.ts";
import { shippedWatches } from "../rules/shipped.ts";
import { findNewest } from "../store/counts.ts";
import { addWatch, findShipped } from "../store/watches.ts";
import { usualStep } from "../queries/usual-step.ts";
import { newId, tellPages } from "./tell.ts";

const MADE_BY = "Firsthand";

/** Adds the watches that come with the product, once the log has something that people wrote; each once. */
export async function takeShippedWatches(ground: PulseGround): Promise<void> {
  const known = new Set(await findShipped(ground.db));
  const missing = shippedWatches.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return;
  const now = ground.now();
  if ((await findNewest(ground.db, {}, now)) === null) return;
  await transact(ground.db, async (tx) => {
    for (const { id, name, filter, kind } of missing)
      await addWatch(tx, {
        watch_id: newId(ground, now),
        version: 1,
        origin: "shipped",
        shipped_as: id,
        name,
        filter,
        kind,
        step: await usualStep(tx, { filter: kind === "share" ? {} : filter }, now),
        sensitivity: 1,
        told: [],
        enabled: true,
        made_by: MADE_BY,
        made_at: now,
        changed_by: MADE_BY,
        changed_at: now,
        alerts_from: now,
        learning_until: null,
        detector: null,
        settled_until: null,
        evaluated_until: null,
        learnt_at: null,
      });
    await tellPages(tx);
  });
}
