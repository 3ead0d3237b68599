import type { Handle } from "@firsthand/platform/storage";

import type { TaxonomyShown } from "../contract.ts";
import { countExamples, type Node } from "../rules/taxonomy.ts";
import { taxonomyInForce } from "./in-force.ts";

/** The tree in force, without its examples. Throws `no_taxonomy`. */
export async function showTaxonomy(tx: Handle): Promise<TaxonomyShown> {
  const { taxonomy, version, saved_at: savedAt, saved_by: savedBy, why, origin } = await taxonomyInForce(tx);
  const shown = (node: Node) => ({ ...node, examples: countExamples(node) });
  return {
    version,
    savedAt: savedAt.toISOString(),
    savedBy,
    why,
    origin,
    title: taxonomy.title,
    topics: taxonomy.topics.map(shown),
    intents: taxonomy.intents.map(shown),
  };
}
