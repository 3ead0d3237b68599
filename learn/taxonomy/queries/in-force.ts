import type { Handle } from "@firsthand/platform/storage";

import { noTaxonomy } from "../errors.ts";
import { readTaxonomy } from "../rules/read-taxonomy.ts";
import type { Taxonomy } from "../rules/taxonomy.ts";
import { findNewest, type VersionRow } from "../store/versions.ts";

/** The taxonomy in force, with its version. */
export interface TaxonomyInForce extends VersionRow {
  readonly taxonomy: Taxonomy;
}

/** Texts that were read, so that a page does not parse a file each time; a text always means the same. */
const read = new Map<string, Taxonomy>();
const MOST_READ = 4;

/** The taxonomy in force. Throws `no_taxonomy` where there is none, or it cannot be read any more. */
export async function taxonomyInForce(tx: Handle): Promise<TaxonomyInForce> {
  const row = await findNewest(tx);
  if (!row) throw noTaxonomy();
  const known = read.get(row.body);
  if (known) return { ...row, taxonomy: known };
  const parsed = readTaxonomy(row.body);
  if (!parsed.ok) throw noTaxonomy();
  if (read.size >= MOST_READ) read.clear();
  read.set(row.body, parsed.taxonomy);
  return { ...row, taxonomy: parsed.taxonomy };
}
