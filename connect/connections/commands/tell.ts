import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

/** Tells who listens that something of a connection changed. */
export async function tellSources(tx: Handle, ...more: readonly "log"[]): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["sources", ...more] }));
}
