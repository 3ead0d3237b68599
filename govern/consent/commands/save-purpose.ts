import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { GivenPurpose, Purpose } from "../contract.ts";
import { purposeConflict } from "../errors.ts";
import { findVersions, insertPurpose } from "../store/purposes.ts";

/** Makes a purpose, or its next version; what was shown before stays readable. Throws `purpose_conflict`. */
export async function savePurpose(
  db: Handle,
  { id, ifVersion, ...given }: GivenPurpose & { readonly id: string; readonly ifVersion: number },
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<Purpose> {
  return await transact(db, async (tx) => {
    const [before] = await findVersions(tx, id);
    const standing = before?.version ?? 0;
    if (standing !== ifVersion) throw purposeConflict(standing);
    const purpose: Purpose = { id, ...given, version: standing + 1, origin: "edited", by, at: at.toISOString() };
    // Somebody may have written the same version since it was looked for.
    if (!(await insertPurpose(tx, purpose))) throw purposeConflict(standing + 1);
    noteChange({ subject: `consent purpose ${id}`, before: before ?? null, after: purpose });
    await notify(tx, logChannel, JSON.stringify({ topics: ["privacy"] }));
    return purpose;
  });
}
