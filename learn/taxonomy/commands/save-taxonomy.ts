import { renameLabels, takeBackLabels } from "@firsthand/engage/conversations";
import type { RenamedNodes } from "@firsthand/learn/filters";
import { logChannel } from "@firsthand/platform/live";
import { notify, transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { nodeKinds } from "../contract.ts";
import { badTaxonomy, taxonomyConflict } from "../errors.ts";
import { renamingsBetween, type Renaming } from "../rules/change-taxonomy.ts";
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
    const saved = await put(tx, changing, {
      ...done,
      body,
      version: stands.version,
      before: stands.body,
    });
    return { ...saved, change: done };
  });
}

/** Puts a whole text in force. Throws `bad_taxonomy` and `taxonomy_conflict`. */
export async function saveTaxonomy(db: Handle, changing: Changing, text: string): Promise<Saved> {
  const read = readTaxonomy(text);
  if (!read.ok) throw badTaxonomy(read.faults);
  return await transact(db, async (tx) => {
    const stands = await findNewest(tx);
    if (changing.ifVersion !== undefined && (stands?.version ?? 0) !== changing.ifVersion) throw await conflict(tx);
    const before = stands ? readTaxonomy(stands.body) : undefined;
    return await put(tx, changing, {
      taxonomy: read.taxonomy,
      renamings: before?.ok === true ? renamingsBetween(before.taxonomy, read.taxonomy) : [],
      body: text,
      version: stands?.version ?? 0,
      before: stands?.body ?? null,
    });
  });
}

async function put(
  tx: Handle,
  { by, at, why, follow }: Changing,
  { renamings, body, version, before }: Change & { body: string; version: number; before: string | null },
): Promise<Saved> {
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
  noteChange({ subject: "taxonomy", before, after: body });
  await notify(tx, logChannel, JSON.stringify({ topics: labels > 0 ? ["taxonomy", "log"] : ["taxonomy"] }));
  return { version: version + 1, labels };
}

async function conflict(tx: Handle) {
  const stands = await findNewest(tx);
  return taxonomyConflict(
    stands
      ? {
          version: stands.version,
          savedBy: stands.saved_by,
          savedAt: stands.saved_at.toISOString(),
          why: stands.why,
        }
      : null,
  );
}
