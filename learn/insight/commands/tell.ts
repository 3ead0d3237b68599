import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify } from "@firsthand/platform/storage";

/** Findings changed, and with them the figures that follow from them. */
export async function tellInsights(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["insight", "log"] }));
}
