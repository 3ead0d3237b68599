import type { Handle } from "@firsthand/platform/storage";

import type { PrivacyRequest } from "../contract.ts";
import { atWork, erasureHeld, notOfKind, onlyShared, unknownSubject } from "../errors.ts";
import { ERASE_JOB, EXPORT_JOB, tellPrivacy, type PrivacyGround } from "../ground.ts";
import { showRequest } from "../queries/show-request.ts";
import { subjectOf } from "../queries/show-subject.ts";
import { changeRequest, type RequestRow } from "../store/requests.ts";
import { lockOpen } from "./settle-request.ts";

interface Order {
  readonly id: string;
  readonly by: string;
}

/** Has everything of the customer put into a file, by a job. Throws as `lockOpen`, `privacy_request_working`. */
export async function beginExport(tx: Handle, ground: PrivacyGround, { id, by }: Order): Promise<PrivacyRequest> {
  const row = await lockOpen(tx, id);
  if (row.kind === "erase" && row.begun_at) throw atWork(id);
  await noteIdentities(tx, ground, row);
  await changeRequest(tx, id, { state: "working", begun_by: by, failure: null, export_until: null });
  await ground.enqueue(tx, EXPORT_JOB, { requestId: id });
  await tellPrivacy(tx);
  return await showRequest(tx, ground, id);
}

/**
 * Has the customer erased, by a job that goes on where it stopped. From here on there is no way back. Throws as
 * `lockOpen`, `other_privacy_request`, `erasure_held`, `shared_identity`, `unknown_person`; of one that is at it already
 * the job is asked for once more.
 */
export async function beginErase(tx: Handle, ground: PrivacyGround, { id, by }: Order): Promise<PrivacyRequest> {
  const row = await lockOpen(tx, id);
  if (row.kind !== "erase") throw notOfKind(id, row.kind);
  if (row.begun_at === null) {
    if (row.state === "working") throw atWork(id);
    const identityIds = await noteIdentities(tx, ground, row);
    const data = await ground.subjects.data(tx, identityIds);
    if (data.identityIds.length === 0) throw onlyShared(row.person_id);
    const held = await ground.heldBecause(tx, data);
    if (held.length > 0) throw erasureHeld(id, held);
    await changeRequest(tx, id, { begun_at: ground.now() });
  }
  await changeRequest(tx, id, { state: "working", begun_by: by, failure: null });
  await ground.enqueue(tx, ERASE_JOB, { requestId: id });
  await tellPrivacy(tx);
  return await showRequest(tx, ground, id);
}

/** Writes down who the customer is at this moment, as ids: what is previewed is what is done. */
export async function noteIdentities(tx: Handle, ground: PrivacyGround, row: RequestRow): Promise<string[]> {
  const subject = await subjectOf(tx, ground, row);
  if (!subject) throw unknownSubject(row.person_id);
  const identityIds = subject.identities.map(({ identityId }) => identityId);
  await changeRequest(tx, row.request_id, { identity_ids: identityIds });
  return identityIds;
}
