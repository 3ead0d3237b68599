import { logChannel } from "@firsthand/platform/live";
import { notify, transact } from "@firsthand/platform/storage";

import type { Verification } from "../contract.ts";
import type { AuditGround } from "../ground.ts";
import { verifyRecord } from "../queries/verify-record.ts";
import { insertCheck } from "../store/settings.ts";
import { sealLines } from "./seal-lines.ts";

/** Closes off what is open, checks the whole record, and keeps that it was checked and by whom. */
export async function checkRecord(ground: AuditGround, by: string): Promise<Verification> {
  await sealLines(ground);
  const found = await verifyRecord(ground);
  await transact(ground.db, async (tx) => {
    await insertCheck(tx, {
      checked_at: new Date(found.at),
      checked_by: by,
      sound: found.sound,
      seals: found.seals,
      lines: found.lines,
      faults: found.faultCount,
    });
    await notify(tx, logChannel, JSON.stringify({ topics: ["audit"] }));
  });
  return found;
}
