import type { PersonRecord, SourceDeclaration } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { erasedBefore, identify, type KeySpace, type World } from "../../identities/index.ts";
import { attributesOf, contentHash, outranks, type Ranked, recordId } from "../rules.ts";
import { insertProfiles, lockProfiles, type ProfileRow, updateProfiles } from "../store/profiles.ts";

/** What became of records: each new, a repetition, or a change of what was known. */
interface Taken {
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
}

interface Version extends Ranked {
  readonly id: string;
  readonly record: PersonRecord;
  /** Who it is; of what the source deleted nobody. */
  readonly identityId: string | null;
}

/**
 * Keeps what a source knows of people, in the caller's transaction: who they are joins what is known by the same proof
 * as of authors, the rest of the newest version stands. Any order and any repetition gives the same in the end. Who was
 * erased does not come back by a record that is here already, nor by any that did not change since.
 */
export async function takePersons(
  tx: Handle,
  world: World,
  { source, records }: { readonly source: SourceDeclaration; readonly records: readonly PersonRecord[] },
): Promise<Taken> {
  const ranked = records.map((record) => ({
    id: recordId(source.name, record.externalId),
    record,
    version: record.version,
    at: new Date(record.at),
    hash: contentHash(record),
  }));
  const known = await lockProfiles(tx, [...new Set(ranked.map(({ id }) => id))]);
  const space = { accounts: source.accounts ?? source.name, country: source.country };
  const erased = await erasedBefore(tx, world.secret, { space, parties: records });
  const wanted = ranked.filter((one, index) => {
    const before = erased[index] ?? null;
    return mayReturn(known.get(one.id), one) && (before === null || one.record.deleted || one.at > before);
  });
  const people = await peopleOf(tx, world, { space, wanted });
  const standing = new Map<string, Version>();
  for (const [index, one] of wanted.entries()) {
    const best = standing.get(one.id);
    if (!best || outranks(one, best)) standing.set(one.id, { ...one, identityId: people.get(String(index)) ?? null });
  }
  const rows = [...standing.values()].map((one) => rowOf(source.name, one, world.now));
  const inserted = await insertProfiles(
    tx,
    rows.filter((row) => !known.has(row.profile_id)),
  );
  const others = rows.filter((row) => !inserted.has(row.profile_id));
  const stands = await lockProfiles(
    tx,
    others.map((row) => row.profile_id),
  );
  const raised = others.filter((row) => {
    const before = stands.get(row.profile_id);
    return before !== undefined && mayReturn(before, row) && (before.state === "cleared" || isAbove(row, before));
  });
  await updateProfiles(tx, raised);
  if (inserted.size + raised.length > 0) await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
  const [accepted, revised] = [inserted.size, raised.length];
  return { records: records.length, accepted, revised, repeated: records.length - accepted - revised };
}

/** Whoever was erased stays so; what was kept too long comes back with the next change at the source. */
function mayReturn(before: ProfileRow | undefined, { at }: { readonly at: Date }): boolean {
  if (before?.state === "erased") return false;
  return before?.state !== "cleared" || before.cleared_at === null || at > before.cleared_at;
}

function isAbove(row: ProfileRow, before: ProfileRow): boolean {
  const rankOf = ({ version, at, content_hash: hash }: ProfileRow): Ranked => ({ version, at, hash });
  return outranks(rankOf(row), rankOf(before));
}

/** Whom each of these names, by its place in the list; also older versions prove who somebody is. */
async function peopleOf(
  tx: Handle,
  world: World,
  asked: { readonly space: KeySpace; readonly wanted: readonly (Ranked & { id: string; record: PersonRecord })[] },
): Promise<ReadonlyMap<string, string>> {
  const { space, wanted } = asked;
  const seeking = wanted.flatMap(({ id, record, at }, index) =>
    record.deleted ? [] : [{ reference: String(index), party: record, fallback: `person ${id}`, at }],
  );
  return seeking.length === 0 ? new Map() : await identify(tx, world, { space, seeking });
}

function rowOf(source: string, { id, record, version, at, hash, identityId }: Version, now: Date): ProfileRow {
  const { deleted, externalId, language = null, unit = null } = record;
  const common = {
    home: homeOfStableId(id),
    profile_id: id,
    kind: "record",
    source,
    version,
    at,
    content_hash: hash,
    cleared_at: null,
    received_at: now,
  } as const;
  return deleted
    ? { ...common, state: "deleted", external_id: null, identity_id: null, language: null, unit: null, attributes: {} }
    : {
        ...common,
        state: "here",
        external_id: externalId,
        identity_id: identityId,
        language,
        unit,
        attributes: attributesOf(record),
      };
}
