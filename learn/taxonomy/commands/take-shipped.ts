import { transact, type Handle } from "@firsthand/platform/storage";

import type { TaxonomyFault } from "../contract.ts";
import { readTaxonomy } from "../rules/read-taxonomy.ts";
import { addVersion, findNewest } from "../store/versions.ts";

export type Taken =
  | { readonly outcome: "taken" | "known" | "edited" }
  | { readonly outcome: "refused"; readonly faults: readonly TaxonomyFault[] };

/**
 * Puts the taxonomy that came with the product in force where it is new, unless somebody here changed theirs. A faulty
 * one is refused and leaves what is in force.
 */
export async function takeShippedTaxonomy(db: Handle, text: string, now: Date): Promise<Taken> {
  const read = readTaxonomy(text);
  if (!read.ok) return { outcome: "refused", faults: read.faults };
  return await transact(db, async (tx) => {
    const newest = await findNewest(tx);
    if (newest?.origin === "edited") return { outcome: "edited" };
    if (newest?.body === text) return { outcome: "known" };
    await addVersion(tx, {
      version: (newest?.version ?? 0) + 1,
      body: text,
      origin: "shipped",
      saved_by: "the product",
      saved_at: now,
      why: "came with the product",
    });
    return { outcome: "taken" };
  });
}
