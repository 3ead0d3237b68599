import { transact, type Handle } from "@firsthand/platform/storage";

import type { ErasingGround } from "../ground.ts";
import { readErasures } from "../store/erasure-list.ts";
import { findErasures, saveErasure, type Erasure } from "../store/erasures.ts";

/**
 * Erases again whoever is on the list: of the database and of the file beside it. For a log that was restored from an
 * older backup. Returns how many of those on the list had come back.
 */
export async function replayErasures(ground: ErasingGround): Promise<{ readonly erased: number }> {
  const { db, dataDirectory } = ground;
  for (const erasure of await readErasures(dataDirectory)) await transact(db, (tx) => saveErasure(tx, erasure));
  let erased = 0;
  for (const erasure of await findErasures(db)) {
    const changed = await transact(db, (tx) => eraseAgain(tx, ground, erasure));
    if (changed > 0) erased += 1;
  }
  return { erased };
}

async function eraseAgain(tx: Handle, ground: ErasingGround, erasure: Erasure): Promise<number> {
  const at = new Date(erasure.at);
  const byKey = await ground.subjects.byKeys(tx, erasure.keys);
  // Whoever wrote again after the erasure is somebody new, under the same address.
  const identityIds = [...new Set([...erasure.identityIds, ...byKey.filter((id) => mintedAt(id) <= at.getTime())])];
  const found = await ground.subjects.data(tx, identityIds);
  const data = { ...found, messageIds: [...new Set([...found.messageIds, ...erasure.deliveryIds])] };
  let changed = 0;
  for (const holder of [...ground.holders, ground.last]) {
    for (const { rows } of await holder.erase(tx, data, at)) changed += rows;
  }
  return changed;
}

/** The time in an id of version 7, in milliseconds since 1970. */
function mintedAt(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
