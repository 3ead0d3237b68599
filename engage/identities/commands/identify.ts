import { createHmac, createSecretKey, type KeyObject } from "node:crypto";

import type { Party } from "@firsthand/connect/records";
import { mintId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import {
  hashedText,
  keysOf,
  PROVES_WHO,
  type IdentityKey,
  type KeySpace,
  type LinkRule,
  type PartyKeys,
} from "../rules.ts";
import * as store from "../store/identities.ts";
import { personChanges } from "./refresh-persons.ts";

/** What an identification takes from outside: the clock, chance, and the secret that keys the hashes. */
export interface World {
  readonly now: Date;
  readonly random: () => Uint8Array;
  readonly secret: Uint8Array;
}

/** Somebody to be found; `reference` is how the caller finds the answer again. */
export interface Seeking {
  readonly reference: string;
  readonly party: Party | undefined;
  /** Names an author who cannot be known otherwise: the delivery. */
  readonly fallback: string;
  readonly at: Date;
}

interface HashedKey {
  readonly home: number;
  readonly kind: IdentityKey["kind"];
  readonly key: string;
}

interface Wanted {
  readonly key: IdentityKey;
  readonly hashed: HashedKey;
  sharing: "personal" | "shared";
  name: string | null;
  nameAt: Date | null;
}

/**
 * The identity of each party by reference: found by its keys or minted. Deterministic proof (same verified mail,
 * telephone, customer number) links identities to one person. The result does not depend on the order of calls.
 */
export async function identify(
  tx: Handle,
  world: World,
  request: { readonly space: KeySpace; readonly seeking: readonly Seeking[] },
): Promise<Map<string, string>> {
  const secret = createSecretKey(world.secret); // once: making it took five times as long as a hash with it
  const wanted = new Map<string, Wanted>();
  const proofs = new Map<string, { from: string; to: string; rule: LinkRule }>();
  const primaries = new Map<string, string>();
  for (const { reference, party, fallback, at } of request.seeking) {
    const keys = keysOf(party, request.space, fallback);
    const primary = want(wanted, secret, keys.primary, keys.sharing);
    primaries.set(reference, primary);
    keepName(wanted.get(primary), party?.name, at);
    collectProofs({ wanted, proofs, secret, keys, primary });
  }
  const { ids, fresh } = await findOrMint(tx, world, wanted);
  const changes = new Map<string, store.IdentityChange>();
  for (const change of await weighEvidence(tx, world, { wanted, proofs: [...proofs.values()], ids }))
    changes.set(change.identity_id, change);
  for (const [text, one] of wanted) if (!fresh.has(text)) addName(changes, one, idFor(ids, text));
  if (changes.size > 0) await store.changeIdentities(tx, [...changes.values()]);
  return new Map([...primaries].map(([reference, key]) => [reference, idFor(ids, key)]));
}

function want(
  wanted: Map<string, Wanted>,
  secret: KeyObject,
  key: IdentityKey,
  sharing: "personal" | "shared",
): string {
  const text = hashedText(key);
  const known = wanted.get(text);
  if (known && sharing === "shared") known.sharing = "shared";
  if (!known) wanted.set(text, { key, hashed: hashOf(secret, key, text), sharing, name: null, nameAt: null });
  return text;
}

/** The keyed hash of a key, cut to 128 bits, and the home that it gives its identity. */
export function hashOf(secret: KeyObject, { kind }: IdentityKey, text: string): HashedKey {
  const digest = createHmac("sha256", secret).update(text).digest();
  const hex = digest.toString("hex", 0, 16);
  const key = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { home: digest.readUInt16BE(16) & 1023, kind, key };
}

function keepName(wanted: Wanted | undefined, name: string | undefined, at: Date): void {
  if (!wanted || !name) return;
  const later = wanted.nameAt === null || at > wanted.nameAt;
  const same = wanted.nameAt?.getTime() === at.getTime();
  if (later || (same && Buffer.compare(Buffer.from(name), Buffer.from(wanted.name ?? "")) > 0)) {
    wanted.name = name;
    wanted.nameAt = at;
  }
}

function collectProofs(found: {
  wanted: Map<string, Wanted>;
  proofs: Map<string, { from: string; to: string; rule: LinkRule }>;
  secret: KeyObject;
  keys: PartyKeys;
  primary: string;
}): void {
  for (const { key, rule } of found.keys.evidence) {
    const to = want(found.wanted, found.secret, key, "personal");
    found.proofs.set(`${found.primary} ${to} ${rule}`, { from: found.primary, to, rule });
  }
}

/** The identity of each wanted key, by its text, and which of them were minted now. */
async function findOrMint(
  tx: Handle,
  world: World,
  wanted: ReadonlyMap<string, Wanted>,
): Promise<{ ids: Map<string, string>; fresh: Set<string> }> {
  const all = [...wanted.values()].map((one) => one.hashed);
  const ids = new Map((await store.findKeys(tx, all)).map((row) => [row.key, row.identity_id]));
  const claims = all
    .filter((hashed) => !ids.has(hashed.key))
    .map((hashed) => ({ ...hashed, identity_id: mintId(hashed.home, world.now.getTime(), world.random) }));
  const won = new Set(claims.length > 0 ? (await store.claimKeys(tx, claims)).map((row) => row.key) : []);
  const lost = claims.filter((claim) => !won.has(claim.key));
  if (lost.length > 0) for (const row of await store.findKeys(tx, lost)) ids.set(row.key, row.identity_id);
  for (const claim of claims) if (won.has(claim.key)) ids.set(claim.key, claim.identity_id);
  const fresh = [...wanted].filter(([, one]) => won.has(one.hashed.key));
  const rows = fresh.map(([, one]) => identityRow(one, idFor(ids, one.hashed.key)));
  if (rows.length > 0) await store.insertIdentities(tx, rows);
  return {
    ids: new Map([...wanted].map(([text, { hashed }]) => [text, idFor(ids, hashed.key)])),
    fresh: new Set(fresh.map(([text]) => text)),
  };
}

function identityRow(want: Wanted, id: string): store.NewIdentity {
  return {
    home: want.hashed.home,
    identity_id: id,
    kind: want.key.kind,
    space: want.key.space,
    value: want.key.value,
    sharing: want.sharing,
    person_id: id,
    known: PROVES_WHO.has(want.key.kind),
    name: want.name,
    name_at: want.nameAt,
  };
}

function addName(changes: Map<string, store.IdentityChange>, { name, nameAt }: Wanted, id: string): void {
  if (name === null) return;
  const change = changes.get(id) ?? { identity_id: id, sharing: null, person_id: null, known: null };
  changes.set(id, { ...change, name, name_at: nameAt });
}

/**
 * What new proof, and identities that turn out to be shared, change in the persons. What is known already is looked
 * at without a lock, so that only batches with news wait for each other.
 */
async function weighEvidence(
  tx: Handle,
  world: World,
  found: {
    readonly wanted: ReadonlyMap<string, Wanted>;
    readonly proofs: readonly { from: string; to: string; rule: LinkRule }[];
    readonly ids: ReadonlyMap<string, string>;
  },
): Promise<store.IdentityChange[]> {
  const links = found.proofs.map(({ from, to, rule }) =>
    linkRow(idFor(found.ids, from), idFor(found.ids, to), rule, world.now),
  );
  const shared = [...found.wanted].flatMap(([text, one]) => (one.sharing === "shared" ? [idFor(found.ids, text)] : []));
  const missing = links.length > 0 ? await store.findMissingLinks(tx, links) : [];
  const turned = shared.length > 0 ? await store.findPersonal(tx, shared) : [];
  if (missing.length === 0 && turned.length === 0) return [];
  await store.lockPersons(tx);
  await store.insertLinks(tx, missing);
  const touched = [...turned, ...missing.flatMap((link) => [link.from_id, link.to_id])];
  return await personChanges(tx, touched, new Set(turned));
}

function linkRow(fromId: string, toId: string, rule: LinkRule, now: Date): store.LinkRow {
  return { ...store.activeLink(fromId, toId), rule, made_at: now, made_by: "rule", reason: null };
}

function idFor(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error("an identity key leads nowhere");
  return id;
}
