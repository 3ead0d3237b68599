import { transact } from "@firsthand/platform/storage";

import { findErased } from "../../privacy/index.ts";
import type { PersonConsents } from "../contract.ts";
import { erasedCustomer } from "../errors.ts";
import type { ConsentGround } from "../ground.ts";
import { identitiesOf, showConsents } from "../queries/show-consents.ts";
import { signLink } from "../token.ts";
import { nextLink, revokeLinks } from "../store/links.ts";
import { tellConsents } from "./record-consent.ts";

const DAY_MS = 86_400_000;

/**
 * A link to the preference page of a customer; those made before open no more. Its token stands behind #, which browsers
 * send to nobody. Throws `unknown_person`, and `person_erased` where no address of theirs is left.
 */
export async function makeLink(
  ground: ConsentGround,
  { id, days, by }: { readonly id: string; readonly days: number; readonly by: string },
): Promise<{ path: string; expiresAt: string }> {
  return await transact(ground.db, async (tx) => {
    const identities = await identitiesOf(tx, ground, id);
    const erased = await findErased(
      tx,
      identities.map((one) => one.identityId),
    );
    const left = identities.filter((one) => !erased.has(one.identityId));
    const identity = left.find((one) => one.identityId === id) ?? left[0];
    if (!identity) throw erasedCustomer();
    const { identityId } = identity;
    const now = ground.now();
    const expiresAt = new Date(Math.floor(now.getTime() / 1000) * 1000 + days * DAY_MS);
    await revokeLinks(
      tx,
      identities.map((one) => one.identityId),
      now,
    );
    const version = await nextLink(tx, { identity_id: identityId, made_by: by, made_at: now, expires_at: expiresAt });
    await tellConsents(tx);
    const token = signLink(ground.key, { identityId, version, expiresAt });
    return { path: `/preferences#${token}`, expiresAt: expiresAt.toISOString() };
  });
}

/** Lets no link of a customer open any more. Throws `unknown_person`. */
export async function revokeLink(ground: ConsentGround, id: string): Promise<PersonConsents> {
  return await transact(ground.db, async (tx) => {
    const identities = await identitiesOf(tx, ground, id);
    await revokeLinks(
      tx,
      identities.map((one) => one.identityId),
      ground.now(),
    );
    await tellConsents(tx);
    return await showConsents(tx, ground, id);
  });
}
