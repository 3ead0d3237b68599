import { createSecretKey } from "node:crypto";

import { homeOf, mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { alreadySo, alreadyTheirs, notCorrectable, takenByAnother, unknownPerson, unreadableValue } from "../errors.ts";
import { hashedText, normalEmail, normalNumber, normalPhone, type IdentityKind } from "../rules.ts";
import { insertCorrection, setName, setValue } from "../store/corrections.ts";
import * as store from "../store/identities.ts";
import { hashOf } from "./identify.ts";

interface Made {
  readonly requestId: string;
  readonly at: Date;
  readonly by: string;
  readonly random: () => Uint8Array;
}

/**
 * A customer's name is another one: under each of these identities that has a name, or under all where none has. It stays
 * so whatever is delivered afterwards. Returns how many identities changed. Throws `already_so`.
 */
export async function correctName(
  tx: Handle,
  change: Made & { readonly identityIds: readonly string[]; readonly name: string },
): Promise<number> {
  await store.lockPersons(tx);
  const found: store.IdentityRow[] = [];
  for (const id of change.identityIds) found.push(...(await store.lockIdentity(tx, id)));
  const own = found.filter((row) => row.sharing === "personal");
  const named = own.filter((row) => row.name !== null);
  const due = (named.length > 0 ? named : own).filter((row) => row.name !== change.name || !row.name_corrected);
  if (due.length === 0) throw alreadySo("name");
  for (const row of due) {
    await setName(tx, row.identity_id, change);
    await keep(tx, change, { row, field: "name", after: change.name });
  }
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
  return due.length;
}

/**
 * A mail address, telephone or customer number is another one. What comes in under the new one is theirs from now on,
 * and what comes in under the old one still is. Returns its kind. Throws `unknown_person`, `not_correctable`,
 * `unreadable_value`, `already_so`, `already_theirs` and `value_of_another`.
 */
export async function correctValue(
  tx: Handle,
  change: Made & { readonly identityId: string; readonly value: string; readonly secret: Uint8Array },
): Promise<IdentityKind> {
  await store.lockPersons(tx);
  const [row] = await store.lockIdentity(tx, change.identityId);
  if (!row || row.value === null) throw unknownPerson(change.identityId);
  const { kind, space } = row;
  const value = normalOf(kind, change.value);
  if (value === undefined) throw unreadableValue(kind);
  if (value === row.value) throw alreadySo(kind);
  const key = { kind, space, value };
  const hashed = hashOf(createSecretKey(change.secret), key, hashedText(key));
  const claimed = await store.claimKeys(tx, [{ ...hashed, identity_id: row.identity_id }]);
  if (claimed.length === 0) await checkOwn(tx, hashed, row);
  await setValue(tx, row.identity_id, value);
  await keep(tx, change, { row, field: "value", after: value, hashed });
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
  return kind;
}

/** As deliveries are read; a telephone needs its country, since nobody says here where it is dialled. */
function normalOf(kind: IdentityKind, value: string): string | undefined {
  switch (kind) {
    case "email":
      return normalEmail(value);
    case "phone":
      return normalPhone(value.trim().replace(/^00/, "+"), undefined);
    case "customer_number":
      return normalNumber(value);
    case "account":
    case "anonymous":
      throw notCorrectable(kind);
  }
}

/** A key that is taken already may lead to the same identity, which had that address before. */
async function checkOwn(tx: Handle, hashed: Omit<store.KeyRow, "identity_id">, row: store.IdentityRow): Promise<void> {
  const [holder] = await store.findKeys(tx, [hashed]);
  if (!holder || holder.identity_id === row.identity_id) return;
  const other = await store.findById(tx, holder.identity_id);
  throw other?.person_id === row.person_id ? alreadyTheirs(row.kind) : takenByAnother(row.kind, holder.identity_id);
}

async function keep(
  tx: Handle,
  { requestId, at, by, random }: Made,
  correction: {
    readonly row: store.IdentityRow;
    readonly field: "name" | "value";
    readonly after: string;
    readonly hashed?: Omit<store.KeyRow, "identity_id">;
  },
): Promise<void> {
  const { row, field, after, hashed } = correction;
  await insertCorrection(tx, {
    correction_id: mintId(homeOf(row.identity_id), at.getTime(), random),
    identity_id: row.identity_id,
    field,
    before: field === "name" ? row.name : row.value,
    after,
    key_home: hashed?.home ?? null,
    key: hashed?.key ?? null,
    request_id: requestId,
    at,
    by_name: by,
  });
}
