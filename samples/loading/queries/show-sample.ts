import type { Handle } from "@firsthand/platform/storage";

import type { SampleState } from "../../contract.ts";
import { findSample } from "../store/sample.ts";

/** Whether the sample organisation is here, and how far its loading has come. */
export async function showSample(tx: Handle): Promise<SampleState> {
  const row = await findSample(tx);
  return row ? { state: row.state, done: row.done, total: row.total } : { state: "absent", done: 0, total: 0 };
}
