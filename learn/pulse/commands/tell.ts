import { mintId } from "@firsthand/kernel/ids";
import { isUnitWithin } from "@firsthand/kernel/permissions";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import type { EntryKind } from "../contract/incident.ts";
import type { Told } from "../contract/watch.ts";
import type { AlertMail, PulseGround } from "../ground.ts";
import { addEntry } from "../store/rooms.ts";

/** A new id; nothing of this module lies by home. */
export function newId({ random }: Pick<PulseGround, "random">, now: Date): string {
  return mintId(0, now.getTime(), random);
}

/** Writes into the timeline of an incident; `by` is null for what happened by itself. */
export async function noteEntry(
  tx: Handle,
  ground: Pick<PulseGround, "random">,
  line: {
    readonly incidentId: string;
    readonly at: Date;
    readonly by: string | null;
    readonly kind: EntryKind;
    readonly text: string;
    readonly conversationId?: string | null;
  },
): Promise<void> {
  await addEntry(tx, {
    entry_id: newId(ground, line.at),
    incident_id: line.incidentId,
    at: line.at,
    by_name: line.by,
    kind: line.kind,
    text: line.text,
    conversation_id: line.conversationId ?? null,
  });
}

/**
 * Has mails sent to those who are told and may see what is watched for the unit (null: for the whole), once the
 * transaction commits; gives how many there will be.
 */
export async function tellByMail(
  tx: Handle,
  ground: Pick<PulseGround, "members" | "reachOf" | "mailSoon">,
  {
    told,
    unit,
    incidentId,
    reason,
  }: { readonly told: readonly Told[]; readonly unit: string | null } & Omit<AlertMail, "memberId">,
): Promise<number> {
  if (!ground.mailSoon || told.length === 0) return 0;
  const members = await ground.members();
  const meant = members.filter(({ id, roles }) =>
    told.some((one) => (one.kind === "member" ? one.id === id : roles.includes(one.id))),
  );
  let mails = 0;
  for (const { id } of meant) {
    if (!isUnitWithin(await ground.reachOf(id), unit)) continue;
    await ground.mailSoon(tx, { incidentId, memberId: id, reason });
    mails += 1;
  }
  return mails;
}

/** Tells open pages that something of Pulse changed, once the transaction commits. */
export async function tellPages(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["pulse"] }));
}
