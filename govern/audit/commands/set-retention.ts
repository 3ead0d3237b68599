import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { retentionDays, saveRetentionDays } from "../store/settings.ts";

/** Sets how many days lines are kept; those that are older go in the night that follows. */
export async function setRetention(db: Handle, days: number): Promise<void> {
  await transact(db, async (tx) => {
    noteChange({
      subject: "retention of the audit record",
      before: { days: await retentionDays(tx) },
      after: { days },
    });
    await saveRetentionDays(tx, days);
    await notify(tx, logChannel, JSON.stringify({ topics: ["audit"] }));
  });
}
