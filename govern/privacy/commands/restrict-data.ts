import type { Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { PrivacyRequest } from "../contract.ts";
import { atWork, notOfKind, notRestricted, onlyShared, toldAtWrongTime, unknownRequest } from "../errors.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { showRequest } from "../queries/show-request.ts";
import { changeRequest, lockRequest } from "../store/requests.ts";
import { endRestriction, findRestriction, insertRestriction } from "../store/restrictions.ts";
import { noteIdentities } from "./begin-work.ts";
import { lockOpen } from "./settle-request.ts";

/** A form gives a day as its midnight: what was told on the day of the restriction counts. */
const DAY_MS = 24 * 3600 * 1000;

interface Order {
  readonly id: string;
  readonly why: string;
  readonly by: string;
}

/**
 * From now on the data of the customer are kept and not used (Art. 18 GDPR), and the request is answered. Throws as
 * `lockOpen`, `other_privacy_request`, `privacy_request_working`, `unknown_person`, `shared_identity`.
 */
export async function restrictData(tx: Handle, ground: PrivacyGround, { id, why, by }: Order): Promise<PrivacyRequest> {
  const row = await lockOpen(tx, id);
  if (row.kind !== "restrict") throw notOfKind(id, row.kind);
  if (row.state === "working") throw atWork(id);
  const noted = await noteIdentities(tx, ground, row);
  const { identityIds } = await ground.subjects.data(tx, noted);
  if (identityIds.length === 0) throw onlyShared(row.person_id);
  const now = ground.now();
  await insertRestriction(tx, { request_id: id, identity_ids: identityIds, since: now, by_name: by, why });
  await changeRequest(tx, id, {
    state: "done",
    begun_at: now,
    begun_by: by,
    ended_at: now,
    ended_by: by,
    ended_why: why,
  });
  noteChange({ subject: "restriction", before: null, after: { since: now, identities: identityIds.length } });
  await tellPrivacy(tx, true);
  return await showRequest(tx, ground, id);
}

/**
 * The data of the customer are used again, after they were told so (Art. 18(3) GDPR); that they were restricted stays on
 * record. Throws `unknown_privacy_request`, `not_restricted`, `told_at_wrong_time`.
 */
export async function liftRestriction(
  tx: Handle,
  ground: PrivacyGround,
  { id, why, by, toldAt }: Order & { readonly toldAt: Date },
): Promise<PrivacyRequest> {
  if (!(await lockRequest(tx, id))) throw unknownRequest(id);
  const restriction = await findRestriction(tx, id);
  if (!restriction || restriction.lifted_at !== null) throw notRestricted(id);
  const now = ground.now();
  if (toldAt > now || toldAt.getTime() < restriction.since.getTime() - DAY_MS) throw toldAtWrongTime();
  await endRestriction(tx, id, { at: now, by, why, toldAt });
  const { since } = restriction;
  noteChange({ subject: "restriction", before: { since }, after: { since, toldAt, liftedAt: now } });
  await tellPrivacy(tx, true);
  return await showRequest(tx, ground, id);
}
