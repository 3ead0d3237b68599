import type { Handle } from "@firsthand/platform/storage";

import { lockSample, moveSample } from "../store/sample.ts";

/** Makes it known that the sample organisation is to be removed; false if it is not here. */
export async function beginRemoving(tx: Handle): Promise<boolean> {
  const known = await lockSample(tx);
  if (!known) return false;
  if (known.state !== "removing") await moveSample(tx, { state: "removing", done: known.done });
  return true;
}
