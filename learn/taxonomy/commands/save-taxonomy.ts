import { renameLabels, takeBackLabels } from "@firsthand/engage/conversations";
import type { RenamedNodes } from "@firsthand/learn/filters";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { nodeKinds } from "../contract.ts";
import { badTaxonomy, staleFile, taxonomyConflict } from "../errors.ts";
import { renamingsBetween, type Renaming } from "../rules/change-taxonomy.ts";
import { differenceBetween } from "../rules/difference.ts";
import { maskedTaxonomy } from "../rules/examples.ts";
import { fromFile } from "../rules/file.ts";
import { readTaxonomy } from "../rules/read-taxonomy.ts";
import type { Taxonomy } from "../rules/taxonomy.ts";
import { writeTaxonomy } from "../rules/write-taxonomy.ts";
import { taxonomyInForce } from "../queries/in-force.ts";
import { addVersion, findNewest } from "../store/versions.ts";

/** Who changes the taxonomy, when and why. */
export interface Changing {
  readonly by: string;
  readonly at: Date;
  readonly why: string;
  /** The version that was seen; undefined where the change holds whatever stands. */
  readonly ifVersion?: number | undefined;
  /** Has whatever else names nodes name them as they are called from now on. */
  readonly follow?: FollowNodes | undefined;
  /** Has messages follow soon, as `followRenamed` does; called where nodes were moved, merged or retired. */
  readonly soon?: ((tx: Handle) => Promise<void>) | undefined;
}

/** Hears, in the transaction of the change, that nodes were moved or merged. */
export type FollowNodes = (tx: Handle, nodes: RenamedNodes) => Promise<void>;

/** What a change comes to: the next version, and how many labels of people were renamed or taken back. */
export interface Saved {
  readonly version: number;
  readonly labels: number;
}

interface Change {
  readonly taxonomy: Taxonomy;
  readonly renamings: readonly Renaming[];
}

/**
 * Changes the taxonomy in force and what labels people gave: of a moved or merged node they follow it, of a retired one
 * they are taken back. Throws `taxonomy_conflict`, `bad_taxonomy` where the text would be none, and what `change` throws.
 */
export async function changeTaxonomy<C extends Change>(
  db: Handle,
  changing: Changing,
  change: (taxonomy: Taxonomy) => C,
): Promise<Saved & { readonly change: C }> {
  return await transact(db, async (tx) => {
    const stands = await taxonomyInForce(tx);
    if (changing.ifVersion !== undefined && stands.version !== changing.ifVersion) throw await conflict(tx);
    const done = change(stands.taxonomy);
    const body = writeTaxonomy(done.taxonomy);
    // What could not be read again would leave nothing in force: too long a text, a title of control characters.
    const read = readTaxonomy(body);
    if (!read.ok) throw badTaxonomy(read.faults);
    const saved = await put(tx, changing, { ...done, body, before: stands });
    return { ...saved, change: done };
  });
}

/**
 * Puts a whole text in force; personal data in its examples are masked. Throws `bad_taxonomy`, and `taxonomy_conflict` also
 * where the text was taken out of another version than the one in force.
 */
export async function saveTaxonomy(db: Handle, changing: Changing, text: string): Promise<Saved> {
  const read = readTaxonomy(text);
  if (!read.ok) throw badTaxonomy(read.faults);
  const file = fromFile(text);
  const taxonomy = maskedTaxonomy(read.taxonomy);
  const isMasked = JSON.stringify(taxonomy) !== JSON.stringify(read.taxonomy);
  return await transact(db, async (tx) => {
    const stands = await findNewest(tx);
    const version = stands?.version ?? 0;
    if (changing.ifVersion !== undefined && version !== changing.ifVersion) throw await conflict(tx);
    if (file.version !== undefined && version !== file.version) throw await conflict(tx, file.version);
    const before = stands ? readTaxonomy(stands.body) : undefined;
    return await put(tx, changing, {
      taxonomy,
      renamings: before?.ok === true ? renamingsBetween(before.taxonomy, taxonomy) : [],
      body: isMasked ? writeTaxonomy(taxonomy) : file.text,
      before: before?.ok === true ? { version, taxonomy: before.taxonomy } : { version, taxonomy: undefined },
    });
  });
}

async function put(
  tx: Handle,
  { by, at, why, follow, soon }: Changing,
  {
    taxonomy,
    renamings,
    body,
    before,
  }: Change & { readonly body: string; readonly before: { version: number; taxonomy: Taxonomy | undefined } },
): Promise<Saved> {
  const { version } = before;
  const row = { version: version + 1, body, origin: "edited" as const, saved_by: by, saved_at: at, why };
  if (!(await addVersion(tx, row))) throw await conflict(tx);
  let labels = 0;
  for (const label of nodeKinds) {
    const own = renamings.filter(({ kind }) => kind === label);
    const names = own.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
    const values = own.flatMap(({ from, to }) => (to === null ? [from] : []));
    labels += await renameLabels(tx, { label, names });
    if (names.length > 0) await follow?.(tx, { label, names });
    labels += await takeBackLabels(tx, { label, values, at, by });
  }
  if (renamings.length > 0) await soon?.(tx);
  const known = before.taxonomy && { version, taxonomy: before.taxonomy };
  const noted = differenceBetween(known ?? null, { version: version + 1, taxonomy });
  noteChange({ subject: "taxonomy", ...noted });
  await notify(tx, logChannel, JSON.stringify({ topics: labels > 0 ? ["taxonomy", "log"] : ["taxonomy"] }));
  return { version: version + 1, labels };
}

/** `file`: the version that a file was taken out of. */
async function conflict(tx: Handle, file?: number) {
  const row = await findNewest(tx);
  const stands = row && {
    version: row.version,
    savedBy: row.saved_by,
    savedAt: row.saved_at.toISOString(),
    why: row.why,
  };
  return stands && file !== undefined ? staleFile(stands, file) : taxonomyConflict(stands ?? null);
}
