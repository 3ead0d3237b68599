import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { badModel, modelConflict } from "../errors.ts";
import type { ModelKind } from "../ground.ts";
import { type InForce, versionOf } from "../queries/in-force.ts";
import { addVersion, findNewest, findVersion } from "../store/versions.ts";

export interface ModelChange {
  readonly text: string;
  readonly why: string;
  /** The version that was in force when the change was begun; 0 for none. */
  readonly ifVersion: number;
  readonly by: string;
  readonly now: Date;
}

/**
 * Puts another text in force. One that is what the product brings follows the product again, as if it had never been
 * edited. Throws `bad_model`, and `model_conflict` when another version is in force.
 */
export async function saveModel(db: Handle, kind: ModelKind, change: ModelChange): Promise<InForce> {
  const { text, why, ifVersion, by, now } = change;
  const read = kind.read(text);
  if (!read.ok) throw badModel(read.faults);
  return await transact(db, async (tx) => {
    const saved = await addVersion(tx, {
      model: kind.name,
      version: ifVersion + 1,
      body: text,
      origin: text === kind.shipped.text ? "shipped" : "edited",
      saved_by: by,
      saved_at: now,
      why,
    });
    if (saved) {
      const before = await findVersion(tx, kind.name, ifVersion);
      noteChange({ subject: `model ${kind.name}`, before: before?.body ?? null, after: text });
      await notify(tx, logChannel, JSON.stringify({ topics: ["position"] }));
      return versionOf(saved);
    }
    const stands = await findNewest(tx, kind.name);
    throw modelConflict({
      version: stands?.version ?? 0,
      savedBy: stands?.saved_by ?? null,
      savedAt: stands?.saved_at.toISOString() ?? null,
      why: stands?.why ?? null,
    });
  });
}
