import type { Handle } from "@firsthand/platform/storage";

import type { Corrected, OwnMessage } from "../contract.ts";
import { unknownRequest } from "../errors.ts";
import type { PrivacyGround } from "../ground.ts";
import { findRequest, type RequestRow } from "../store/requests.ts";

const AT_ONCE = 50;

/** All identities that are the customer's alone, as they are known now. */
export async function ownIdentities(
  tx: Handle,
  { subjects }: Pick<PrivacyGround, "subjects">,
  row: Pick<RequestRow, "identity_ids">,
): Promise<string[]> {
  const [first] = row.identity_ids;
  const subject = first === undefined ? undefined : await subjects.person(tx, first);
  return (subject?.identities ?? []).flatMap(({ identityId, sharing }) => (sharing === "personal" ? [identityId] : []));
}

/**
 * What the customer of a request wrote and got, the latest first, also while it is restricted. Throws
 * `unknown_privacy_request`.
 */
export async function showMessages(
  tx: Handle,
  ground: PrivacyGround,
  asked: { readonly id: string; readonly after?: string | undefined },
): Promise<{ rows: OwnMessage[]; next: string | null }> {
  const row = await findRequest(tx, asked.id);
  if (!row) throw unknownRequest(asked.id);
  const identityIds = await ownIdentities(tx, ground, row);
  const found = await ground.correcting.messages(tx, identityIds, { limit: AT_ONCE + 1, after: asked.after });
  const rows = found.slice(0, AT_ONCE);
  return { rows, next: found.length > AT_ONCE ? (rows.at(-1)?.id ?? null) : null };
}

/** What was corrected for the customer of a request, and what they state. Throws `unknown_privacy_request`. */
export async function showCorrected(tx: Handle, ground: PrivacyGround, id: string): Promise<Corrected> {
  const row = await findRequest(tx, id);
  if (!row) throw unknownRequest(id);
  return await ground.correcting.corrected(tx, await ownIdentities(tx, ground, row));
}
