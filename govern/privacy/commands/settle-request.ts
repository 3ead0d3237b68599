import type { Handle } from "@firsthand/platform/storage";

import type { PrivacyRequest } from "../contract.ts";
import { atWork, requestEnded, unknownRequest } from "../errors.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { showRequest } from "../queries/show-request.ts";
import { dueAt } from "../rules/due.ts";
import { changeRequest, lockRequest, type RequestRow } from "../store/requests.ts";

/**
 * Gives a request two months more. The customer has to be told within the first month; that is for people to do. Throws
 * `unknown_privacy_request`, `privacy_request_ended`.
 */
export async function extendRequest(
  tx: Handle,
  ground: PrivacyGround,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<PrivacyRequest> {
  const row = await lockOpen(tx, id);
  await changeRequest(tx, id, { due_at: dueAt(row.received_at, true), extended_why: why });
  await tellPrivacy(tx);
  return await showRequest(tx, ground, id);
}

/** Ends a request by hand: answered, or refused. Throws as `extendRequest`, and `privacy_request_working`. */
export async function endRequest(
  tx: Handle,
  ground: PrivacyGround,
  end: { readonly id: string; readonly state: "done" | "refused"; readonly why: string; readonly by: string },
): Promise<PrivacyRequest> {
  const row = await lockOpen(tx, end.id);
  if (row.state === "working") throw atWork(end.id);
  await changeRequest(tx, end.id, {
    state: end.state,
    ended_at: ground.now(),
    ended_by: end.by,
    ended_why: end.why,
  });
  await tellPrivacy(tx);
  return await showRequest(tx, ground, end.id);
}

/** A request that has not ended, locked. */
export async function lockOpen(tx: Handle, id: string): Promise<RequestRow> {
  const row = await lockRequest(tx, id);
  if (!row) throw unknownRequest(id);
  if (row.state === "done" || row.state === "refused") throw requestEnded(id);
  return row;
}
