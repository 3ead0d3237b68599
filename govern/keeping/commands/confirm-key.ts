import { timingSafeEqual } from "node:crypto";

import { findBackupKey, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { noKeyHere, notTheKey } from "../errors.ts";
import type { KeepingGround } from "../ground.ts";
import { findKept, noteKept } from "../store.ts";

/**
 * Notes that somebody keeps the key elsewhere, which they prove by its last eight characters. Throws `not_the_key`, and
 * `no_key_here` when none lies in the data directory.
 */
export async function confirmKey(
  { db, settings, now }: KeepingGround,
  { lastEight, by }: { lastEight: string; by: string },
): Promise<{ keptAt: string; keptBy: string }> {
  const key = findBackupKey(settings);
  if (!key || key.path === undefined || key.fingerprint === null) throw noKeyHere();
  const { fingerprint, text } = key;
  const said = Buffer.from(lastEight.toLowerCase());
  const right = Buffer.from(text.slice(-8).toLowerCase());
  if (said.length !== right.length || !timingSafeEqual(said, right)) throw notTheKey();
  const kept = { at: now(), by };
  await transact(db, async (tx) => {
    const before = await findKept(tx, fingerprint);
    await noteKept(tx, { fingerprint, kept_at: kept.at, kept_by: by });
    noteChange({ subject: `backup key ${fingerprint} kept elsewhere`, before: before ?? null, after: kept });
  });
  return { keptAt: kept.at.toISOString(), keptBy: by };
}
