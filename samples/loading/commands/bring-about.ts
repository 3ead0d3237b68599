import type { AcceptingWorld } from "@firsthand/engage/listen";
import type { Handle } from "@firsthand/platform/storage";

import { loadSome, readSampleOnce } from "./load-some.ts";
import { removeSample } from "./remove-sample.ts";

/**
 * Does what is left to be done for the sample organisation to be loaded, or gone. It may be begun again, and by two at
 * once. Throws when `signal` is raised; then it is to be begun again.
 */
export async function bringAbout(
  db: Handle,
  world: AcceptingWorld,
  { signal, onMoved }: { readonly signal?: AbortSignal; readonly onMoved?: () => Promise<void> } = {},
): Promise<void> {
  const readSample = readSampleOnce();
  while (await loadSome(db, world, readSample)) {
    await onMoved?.();
    signal?.throwIfAborted();
    await new Promise(setImmediate);
  }
  await removeSample(db);
}
