import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { placeConflict, placeTwice, unknownPlace } from "../errors.ts";
import type { PlacesGround } from "../ground.ts";
import { deletePlace, insertPlace, lockPlace, type PlaceRow, updatePlace } from "../store/places.ts";

interface Given {
  readonly name: string;
  readonly channels: readonly string[];
  readonly dismissed: boolean;
  readonly why: string | null;
}

/** Lists a place. Throws `place_twice`. */
export async function addPlace(
  ground: PlacesGround,
  { knownAs, ...given }: Given & { readonly knownAs: string | null },
  by: string,
): Promise<void> {
  const now = ground.now();
  const row = {
    place_id: mintId(0, now.getTime(), ground.random),
    known_as: knownAs,
    ...kept(given),
    version: 1,
    by_name: by,
    at: now,
  };
  await transact(ground.db, async (tx) => {
    if (!(await insertPlace(tx, row))) throw placeTwice(given.name);
    noteChange({ subject: `place ${row.name}`, before: null, after: shown(row) });
    await tell(tx);
  });
}

/** Changes a place. Throws `unknown_place`, `place_conflict`, `place_twice`. */
export async function changePlace(
  ground: PlacesGround,
  { id, ifVersion, ...given }: Given & { readonly id: string; readonly ifVersion: number },
  by: string,
): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== ifVersion) throw placeConflict(before.version);
    const after = { ...before, ...kept(given), version: before.version + 1, by_name: by };
    if (!(await updatePlace(tx, after))) throw placeTwice(given.name);
    noteChange({ subject: `place ${after.name}`, before: shown(before), after: shown(after) });
    await tell(tx);
  });
}

/** Takes a place off the list. Throws `unknown_place`. */
export async function removePlace(ground: PlacesGround, id: string): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    await deletePlace(tx, id);
    noteChange({ subject: `place ${before.name}`, before: shown(before), after: null });
    await tell(tx);
  });
}

async function locked(tx: Handle, id: string): Promise<PlaceRow> {
  const row = await lockPlace(tx, id);
  if (!row) throw unknownPlace(id);
  return row;
}

function kept({ name, channels, dismissed, why }: Given) {
  return { name, channels: [...new Set(channels)].toSorted(), dismissed, why: why === "" ? null : why };
}

function shown({ name, channels, dismissed, why }: PlaceRow) {
  return { name, channels, dismissed, why };
}

/** Figures of the log change with the list. */
async function tell(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["sources", "log"] }));
}
