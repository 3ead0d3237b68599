import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { unknownQuarantined } from "../errors.ts";
import { showQuarantined } from "../queries/show-quarantine.ts";
import { setStates } from "../store/deliveries.ts";
import { lockQuarantined } from "../store/quarantine.ts";

/** Takes one thing off the quarantine's list for good; its bytes stay. */
export async function dismissQuarantined(tx: Handle, id: string): Promise<void> {
  const found = await showQuarantined(tx, id);
  if ((await lockQuarantined(tx, [found.id])).size === 0) throw unknownQuarantined(id);
  await setStates(tx, new Map([[found.id, "dismissed"]]));
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
}
