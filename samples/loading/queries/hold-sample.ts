import type { Handle } from "@firsthand/platform/storage";

import { holdSampleRow } from "../store/sample.ts";

/**
 * A mark of the sample organisation as it is: equal marks say that nothing of it came or went in between. One that is
 * here stays so until the transaction ends.
 */
export async function holdSample(tx: Handle): Promise<string> {
  const row = await holdSampleRow(tx);
  return row ? `${row.state} ${row.begun_at.toISOString()} ${row.done}` : "absent";
}
