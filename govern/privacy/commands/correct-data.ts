import type { Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Corrected } from "../contract.ts";
import { atWork, notOfKind, notTheirIdentity, onlyShared } from "../errors.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { ownIdentities, showCorrected } from "../queries/show-kept.ts";
import type { RequestRow } from "../store/requests.ts";
import { lockOpen } from "./settle-request.ts";

interface Order {
  readonly id: string;
  readonly by: string;
}

/** Corrects the name of the customer of a request. Throws as `lockToCorrect`, and what correcting throws. */
export async function correctName(
  tx: Handle,
  ground: PrivacyGround,
  { id, by, name }: Order & { readonly name: string },
): Promise<Corrected> {
  const { identityIds } = await lockToCorrect(tx, ground, id);
  const identities = await ground.correcting.name(tx, { requestId: id, at: ground.now(), by, identityIds, name });
  noteCorrected("name", { identities });
  await tellPrivacy(tx, true);
  return await showCorrected(tx, ground, id);
}

/**
 * Corrects an address or a number of the customer of a request. Throws as `lockToCorrect`, `not_their_identity`, and what
 * correcting throws.
 */
export async function correctValue(
  tx: Handle,
  ground: PrivacyGround,
  { id, by, identityId, value }: Order & { readonly identityId: string; readonly value: string },
): Promise<Corrected> {
  const { identityIds } = await lockToCorrect(tx, ground, id);
  if (!identityIds.includes(identityId)) throw notTheirIdentity(identityId);
  const kind = await ground.correcting.value(tx, { requestId: id, at: ground.now(), by, identityId, value });
  noteCorrected(kind, { identityId });
  await tellPrivacy(tx, true);
  return await showCorrected(tx, ground, id);
}

/** A request to correct that has not ended, locked, with whose data they are. */
export async function lockToCorrect(
  tx: Handle,
  ground: PrivacyGround,
  id: string,
): Promise<{ row: RequestRow; identityIds: readonly [string, ...string[]] }> {
  const row = await lockOpen(tx, id);
  if (row.kind !== "correct") throw notOfKind(id, row.kind);
  if (row.state === "working") throw atWork(id);
  const [first, ...others] = await ownIdentities(tx, ground, row);
  if (first === undefined) throw onlyShared(row.person_id);
  return { row, identityIds: [first, ...others] };
}

/** The record says what was corrected, and neither what it was nor what it is. */
export function noteCorrected(what: string, of: Readonly<Record<string, string | number | null>>): void {
  noteChange({ subject: `correction of ${what}`, before: null, after: of });
}
