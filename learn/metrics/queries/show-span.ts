import type { Handle } from "@firsthand/platform/storage";

import type { LogSpan } from "../contract.ts";
import { onOneState } from "../store/snapshot.ts";
import { endsOfLog, sizeOfLog } from "../store/span.ts";

/** The ends of the log and how much is in it. */
export async function showSpan(tx: Handle): Promise<LogSpan> {
  return onOneState(tx, async (state) => {
    const { first, last } = await endsOfLog(state);
    return {
      first: first?.toISOString() ?? null,
      last: last?.toISOString() ?? null,
      ...(await sizeOfLog(state)),
    };
  });
}
