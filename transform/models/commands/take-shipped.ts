import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { untraced } from "@firsthand/platform/trace";

import type { ModelFault } from "../contract.ts";
import type { ModelKind } from "../ground.ts";
import { addVersion, findNewest } from "../store/versions.ts";

/** What became of the file of the product. */
export type Taken =
  /** It is in force now. */
  | { readonly outcome: "taken"; readonly version: number }
  /** It was in force before. */
  | { readonly outcome: "same"; readonly version: number }
  /** Somebody here wrote what is in force, so that stays. */
  | { readonly outcome: "kept_edited"; readonly version: number }
  /** It has mistakes; what was in force stays, `version` 0 is nothing. */
  | { readonly outcome: "refused"; readonly version: number; readonly faults: readonly ModelFault[] };

/** Puts the file that comes with the product in force, where nobody has edited the model; at every start. */
export async function takeShipped(db: Handle, kind: ModelKind, now: Date): Promise<Taken> {
  // Whoever happens to start the program did not do this.
  return await untraced(() => transact(db, (tx) => takeIn(tx, kind, now)));
}

async function takeIn(tx: Handle, kind: ModelKind, now: Date): Promise<Taken> {
  const stands = await findNewest(tx, kind.name);
  const version = stands?.version ?? 0;
  if (stands?.body === kind.shipped.text) return { outcome: "same", version };
  if (stands?.origin === "edited") return { outcome: "kept_edited", version };
  const read = kind.read(kind.shipped.text);
  if (!read.ok) return { outcome: "refused", version, faults: read.faults };
  const added = await addVersion(tx, {
    model: kind.name,
    version: version + 1,
    body: kind.shipped.text,
    origin: "shipped",
    saved_by: "Firsthand",
    saved_at: now,
    why: version === 0 ? "The model that comes with the product." : "A new release of the product.",
  });
  // Another process that starts at the same time was quicker.
  if (!added) return await takeIn(tx, kind, now);
  await notify(tx, logChannel, JSON.stringify({ topics: ["position"] }));
  return { outcome: "taken", version: added.version };
}
