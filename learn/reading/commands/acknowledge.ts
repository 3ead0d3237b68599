import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { unknownAlarm } from "../errors.ts";
import type { ReadingGround } from "../ground.ts";
import { setAcknowledged } from "../store/alarms.ts";

/** Somebody saw an alarm: it counts no more beside the name of the page. Throws `unknown_alarm`. */
export async function acknowledge({ db, now }: ReadingGround, { id, by }: { id: string; by: string }): Promise<void> {
  await transact(db, async (tx) => {
    const alarm = await setAcknowledged(tx, id, { by, at: now() });
    if (!alarm) throw unknownAlarm(id);
    noteChange({ subject: `alarm ${alarm.about} ${alarm.kind}`, before: "new", after: "seen" });
    await notify(tx, logChannel, JSON.stringify({ topics: ["taxonomy"] }));
  });
}
