import type { Handle } from "@firsthand/platform/storage";

import { holdOpen } from "../store/replies.ts";

/** Keeps replies that a restored backup brought back from going out by themselves: they may have gone out since it. */
export async function holdRestored(tx: Handle, now: Date): Promise<number> {
  return await holdOpen(tx, {
    now,
    message: "It waited when the backup was made from which all this was restored, and may have gone out since.",
    advice: "Look where the customer reads it, and say whether it is there.",
  });
}
