import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

/** Has pages that show replies fetch them again. */
export async function tellReplies(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["replies"] }));
}
