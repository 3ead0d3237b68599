import { mintId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import type { PrivacyRequest, RequestKind } from "../contract.ts";
import { receivedLater, unknownSubject } from "../errors.ts";
import { tellPrivacy, type PrivacyGround } from "../ground.ts";
import { showRequest } from "../queries/show-request.ts";
import { dueAt } from "../rules/due.ts";
import { insertRequest } from "../store/requests.ts";

/** Notes what a customer asks for, with the day by which it is due. Throws `unknown_person`, `received_in_future`. */
export async function openRequest(
  tx: Handle,
  ground: PrivacyGround,
  asked: {
    readonly personId: string;
    readonly kind: RequestKind;
    readonly receivedAt?: string | undefined;
    readonly note?: string | undefined;
    readonly by: string;
  },
): Promise<PrivacyRequest> {
  const subject = await ground.subjects.person(tx, asked.personId);
  if (!subject) throw unknownSubject(asked.personId);
  const now = ground.now();
  const received = asked.receivedAt === undefined ? now : new Date(asked.receivedAt);
  if (received > now) throw receivedLater();
  const id = mintId(0, now.getTime(), ground.random);
  await insertRequest(tx, {
    request_id: id,
    kind: asked.kind,
    state: "open",
    person_id: subject.personId,
    identity_ids: subject.identities.map(({ identityId }) => identityId),
    received_at: received,
    due_at: dueAt(received, false),
    note: asked.note || null,
    made_at: now,
    made_by: asked.by,
  });
  await tellPrivacy(tx);
  return await showRequest(tx, ground, id);
}
