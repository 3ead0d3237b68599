import type { Handle } from "@firsthand/platform/storage";

import type { LogSpan } from "../contract.ts";
import { onOneState } from "../store/snapshot.ts";
import { endsOfLog, sizeOfLog, spanOfUnits } from "../store/span.ts";

/** The ends of the log and how much is in it, of these units alone where some are given. */
export async function showSpan(tx: Handle, units?: readonly string[]): Promise<LogSpan> {
  return onOneState(tx, async (state) => {
    if (units !== undefined) return ofUnits(await spanOfUnits(state, units));
    const { first, last } = await endsOfLog(state);
    return {
      first: first?.toISOString() ?? null,
      last: last?.toISOString() ?? null,
      ...(await sizeOfLog(state)),
    };
  });
}

function ofUnits({ first, last, ...size }: Awaited<ReturnType<typeof spanOfUnits>>): LogSpan {
  return { first: first?.toISOString() ?? null, last: last?.toISOString() ?? null, ...size };
}
