import type { Handle } from "@firsthand/platform/storage";
import { transact } from "@firsthand/platform/storage";

import { removeExport, writeExport } from "../export/write-export.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { changeRequest, findRequest, takeExpired } from "../store/requests.ts";

/** How long the file of a request is kept, in days. */
const KEPT_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;

/** Writes the file of a request, from one state of the log. One that nobody waits for any more is left. */
export async function exportData(ground: PrivacyGround, requestId: string): Promise<void> {
  const { db, dataDirectory, subjects } = ground;
  const row = await findRequest(db, requestId);
  if (row?.state !== "working" || (row.kind === "erase" && row.begun_at)) return;
  const at = ground.now();
  const bytes = await onOneState(db, async (tx) => {
    const subject = await subjects.data(tx, row.identity_ids);
    const holders = [ground.last, ...ground.holders];
    return await writeExport(tx, { dataDirectory, requestId, subject, holders, at });
  });
  await transact(db, async (tx) => {
    await changeRequest(tx, requestId, {
      state: "open",
      failure: null,
      export_until: new Date(at.getTime() + KEPT_DAYS * DAY_MS),
      export_bytes: bytes,
    });
    await tellPrivacy(tx);
  });
}

async function onOneState<T>(db: Handle, read: (tx: Handle) => Promise<T>): Promise<T> {
  return await db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read);
}

/** Removes the files whose time is over. */
export async function tidyExports({ db, dataDirectory, now }: PrivacyGround): Promise<void> {
  for (const requestId of await takeExpired(db, now())) await removeExport(dataDirectory, requestId);
}
