import type { FrontOfficeFunction } from "@firsthand/kernel/functions";
import { mintId } from "@firsthand/kernel/ids";
import type { Permission } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Key } from "../contract.ts";
import { beyondOwn, unknownKey } from "../errors.ts";
import { type Ground, tellAccess } from "../ground.ts";
import { keyOf } from "../queries/list-keys.ts";
import { KEY_START, hashOf } from "../recognition.ts";
import { daysAfter } from "../rules/limits.ts";
import { findMaker, insertKey } from "../store/keys.ts";
import { findOwnRights } from "../queries/find-rights.ts";
import { lockMembers } from "../store/members.ts";
import { covers } from "../rules/rights.ts";
import { checkOwn, checkPlace } from "./check-grants.ts";

export interface WantedKey {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly unit?: string | null | undefined;
  readonly function?: FrontOfficeFunction | null | undefined;
  readonly expiresInDays: number | null;
}

/** Characters of a key that are kept, to recognise it by. */
const START_LENGTH = KEY_START.length + 6;

/**
 * The key itself is given this once; only its hash is kept. One made with a key goes when the maker of that one does.
 * Throws `beyond_own` for what the asker may not do there, `unit_unknown` for a unit that they do not see, `key_unknown`
 * when the key that asks was removed meanwhile.
 */
export async function makeKey(
  { db, now, random }: Ground,
  asker: Asker,
  { name, permissions, unit = null, function: ofFunction = null, expiresInDays }: WantedKey,
): Promise<Key & { key: string }> {
  const at = now();
  const key = KEY_START + random(32).toString("base64url");
  const row = {
    id: mintId(0, at.getTime(), () => random(8)),
    name,
    start: key.slice(0, START_LENGTH),
    permissions,
    unit,
    function: ofFunction,
    made_by: asker.name,
    created_at: at,
    expires_at: expiresInDays === null ? null : daysAfter(at, expiresInDays),
    last_used_at: null,
  };
  await transact(db, async (tx) => {
    await lockMembers(tx);
    const own = await findOwnRights(tx, asker);
    checkPlace(own, row, { isThere: true, path: "unit" });
    if (!covers(own, "keys.manage", row)) throw beyondOwn(["keys.manage"]);
    checkOwn(own, permissions, row);
    await insertKey(tx, { ...row, made_by_id: await makerOf(tx, asker), key_hash: hashOf(key) });
    noteChange({
      subject: `key ${name}`,
      before: null,
      after: { permissions, unit, function: ofFunction, expiresInDays },
    });
    await tellAccess(tx);
  });
  return { ...keyOf(row), key };
}

/** Whose rights a key made by this asker lives on; null: those of the installation. Throws `key_unknown`. */
async function makerOf(tx: Handle, { kind, id }: Asker): Promise<string | null> {
  if (kind !== "key") return kind === "person" ? id : null;
  const found = await findMaker(tx, id);
  if (!found) throw unknownKey(id);
  return found.made_by_id;
}
