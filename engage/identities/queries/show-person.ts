import type { Handle } from "@firsthand/platform/storage";

import { ambiguousIdentity, unknownIdentity } from "../errors.ts";
import { normalEmail, normalNumber, normalPhone } from "../rules.ts";
import * as store from "../store/identities.ts";

export interface ShownPerson {
  readonly personId: string;
  readonly identities: readonly {
    readonly identityId: string;
    readonly kind: string;
    readonly space: string;
    readonly value: string | null;
    readonly name: string | null;
    readonly sharing: string;
  }[];
  readonly links: readonly {
    readonly fromId: string;
    readonly toId: string;
    readonly rule: string;
    readonly state: string;
    readonly madeAt: Date;
    readonly madeBy: string;
    readonly reason: string | null;
    readonly undoneReason: string | null;
  }[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The identity that a person means by a mail address, telephone, number, account or id. None or several: a Failure. */
export async function findIdentity(tx: Handle, value: string): Promise<{ identityId: string; personId: string }> {
  const byId = UUID.test(value) ? await store.findById(tx, value) : undefined;
  if (byId) return { identityId: byId.identity_id, personId: byId.person_id };
  const forms = [value.trim(), normalEmail(value), normalPhone(value, undefined), normalNumber(value)];
  for (const form of new Set(forms)) {
    const [row, ...others] = form === undefined ? [] : await store.findByValue(tx, form);
    if (row && others.length > 0) throw ambiguousIdentity(value, [row, ...others].map(named));
    if (row) return { identityId: row.identity_id, personId: row.person_id };
  }
  throw unknownIdentity(value);
}

function named({ identity_id: id, kind, space }: store.IdentityRow): { id: string; of: string } {
  return { id, of: space ? `${kind} of ${space}` : kind };
}

/** A person with all identities and every link between them, active and undone. */
export async function showPerson(tx: Handle, value: string): Promise<ShownPerson> {
  const { personId } = await findIdentity(tx, value);
  const identities = await store.findOfPerson(tx, personId);
  const links = await store.allLinksOf(
    tx,
    identities.map((row) => row.identity_id),
  );
  return {
    personId,
    identities: identities.map(({ identity_id, kind, space, value: said, name, sharing }) => ({
      identityId: identity_id,
      kind,
      space,
      value: said,
      name,
      sharing,
    })),
    links: links.map((row) => ({
      fromId: row.from_id,
      toId: row.to_id,
      rule: row.rule,
      state: row.state,
      madeAt: row.made_at,
      madeBy: row.made_by,
      reason: row.reason,
      undoneReason: row.undone_reason,
    })),
  };
}
