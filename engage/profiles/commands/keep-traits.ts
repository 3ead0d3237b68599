import { homeOfStableId, stableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { type Attributes, merged, traitsId } from "../rules.ts";
import { insertProfiles, lockProfiles, type ProfileRow, updateProfiles } from "../store/profiles.ts";

/** What a message told of its author besides how they are recognised. */
export interface Traits {
  readonly identityId: string;
  readonly at: Date;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Keeps what messages of a source tell of their authors, in the caller's transaction: of each thing what was said last.
 * Any order and any repetition gives the same in the end.
 */
export async function keepTraits(
  tx: Handle,
  { source, traits, now }: { readonly source: string; readonly traits: readonly Traits[]; readonly now: Date },
): Promise<void> {
  const found = new Map<string, ProfileRow>();
  for (const one of traits) {
    const row = rowOf(source, one, now);
    found.set(row.profile_id, joined(row, found.get(row.profile_id)));
  }
  if (found.size === 0) return;
  const inserted = await insertProfiles(tx, [...found.values()]);
  const others = [...found.values()].filter((row) => !inserted.has(row.profile_id));
  const stands = await lockProfiles(
    tx,
    others.map((row) => row.profile_id),
  );
  const changed = others.flatMap((row) => {
    const before = stands.get(row.profile_id);
    const after = joined(row, before);
    return before && after.content_hash === before.content_hash ? [] : [after];
  });
  if (changed.length > 0) await updateProfiles(tx, changed);
}

function joined(row: ProfileRow, before: ProfileRow | undefined): ProfileRow {
  if (!before) return row;
  const attributes = merged(before.attributes, row.attributes);
  return { ...row, at: row.at > before.at ? row.at : before.at, attributes, content_hash: hashOf(attributes) };
}

function rowOf(source: string, { identityId, at, attributes: said }: Traits, now: Date): ProfileRow {
  const attributes = merged(
    {},
    Object.fromEntries(Object.entries(said).map(([name, value]) => [name, [value, at.getTime()] as const])),
  );
  const id = traitsId(source, identityId);
  return {
    home: homeOfStableId(id),
    profile_id: id,
    kind: "traits",
    source,
    external_id: null,
    version: 0,
    at,
    content_hash: hashOf(attributes),
    state: "here",
    cleared_at: null,
    identity_id: identityId,
    language: null,
    unit: null,
    attributes,
    received_at: now,
  };
}

function hashOf(attributes: Attributes): string {
  return stableId(
    "traits",
    ...Object.entries(attributes)
      .map((one) => JSON.stringify(one))
      .toSorted(),
  );
}
