import { showBrief, unknownConversation } from "@firsthand/engage/conversations";
import type { Failure } from "@firsthand/kernel/errors";
import { transact, type Handle } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { Part } from "../contract/incident.ts";
import { pulseConflict, unknownIncident, unknownPerson } from "../errors.ts";
import type { PulseGround } from "../ground.ts";
import { isKnownTo, isOpenTo, type PulseAsker } from "../rules/rights.ts";
import { updateDrill } from "../store/drills.ts";
import { holdIncident, updateIncident, type IncidentRow } from "../store/incidents.ts";
import { noteEntry, tellPages } from "./tell.ts";

export interface Responding {
  readonly ground: PulseGround;
  readonly asker: PulseAsker;
}

/** Works on an incident that lies within reach, in one transaction that tells open pages; else throws `unknown`. */
export async function onIncident<T>(
  { ground, asker }: Responding,
  id: string,
  work: (tx: Handle, row: IncidentRow, now: Date) => Promise<T>,
  unknown: () => Failure = () => unknownIncident(id),
): Promise<T> {
  return await transact(ground.db, async (tx) => {
    const row = await holdIncident(tx, id);
    if (!row || !isOpenTo(asker, "pulse.respond", row.unit)) throw unknown();
    const result = await work(tx, row, ground.now());
    await tellPages(tx);
    return result;
  });
}

/** Takes an alert on; who was first stays. What a drill showed is over with it. */
export async function acknowledge(on: Responding, id: string): Promise<void> {
  await onIncident(on, id, async (tx, row, now) => {
    if (row.acknowledged_at !== null) return;
    await updateIncident(tx, id, {
      acknowledged_by: on.asker.name,
      acknowledged_at: now,
      ...(row.drill_id !== null && row.ended_at === null ? { ended_at: now } : {}),
    });
    if (row.drill_id !== null) await updateDrill(tx, row.drill_id, { acknowledged_at: now });
    const subject = `alert ${row.name}`;
    noteChange({ subject, before: { acknowledgedBy: null }, after: { acknowledgedBy: on.asker.name } });
    const line = { incidentId: id, at: now, by: on.asker.name, kind: "acknowledged" } as const;
    await noteEntry(tx, on.ground, { ...line, text: "Took it on." });
  });
}

/** Says whether it was a false alarm; the advice on sensitivity learns from it. */
export async function judgeAlarm(on: Responding, id: string, falseAlarm: boolean): Promise<void> {
  await onIncident(on, id, async (tx, row, now) => {
    if ((row.false_alarm_at !== null) === falseAlarm) return;
    await updateIncident(tx, id, {
      false_alarm_by: falseAlarm ? on.asker.name : null,
      false_alarm_at: falseAlarm ? now : null,
    });
    noteChange({ subject: `alert ${row.name}`, before: { falseAlarm: !falseAlarm }, after: { falseAlarm } });
    const text = falseAlarm ? "Called it a false alarm." : "It was no false alarm after all.";
    await noteEntry(tx, on.ground, { incidentId: id, at: now, by: on.asker.name, kind: "note", text });
  });
}

/** Writes into the timeline, with a conversation that belongs to it or without. Throws `unknown_conversation`. */
export async function writeNote(
  on: Responding,
  id: string,
  { text, conversationId }: { readonly text: string; readonly conversationId: string | null },
): Promise<void> {
  await onIncident(on, id, async (tx, _row, now) => {
    const kind = conversationId === null ? "note" : "link";
    if (conversationId !== null) {
      const reach = on.asker.reach("conversations.read");
      if ((await showBrief(tx, conversationId, { now, reach })).length === 0) throw unknownConversation(conversationId);
    }
    await noteEntry(tx, on.ground, { incidentId: id, at: now, by: on.asker.name, kind, text, conversationId });
  });
}

/** Says who does what. Throws `pulse_conflict` and `unknown_person_told`. */
export async function shareOut(
  on: Responding,
  id: string,
  { parts, ifVersion }: { readonly parts: readonly Omit<Part, "name">[]; readonly ifVersion: number },
): Promise<void> {
  const known = (await on.ground.members()).filter((member) => isKnownTo(on.asker, member));
  await onIncident(on, id, async (tx, row, now) => {
    // Who has a part keeps it, also where whoever asks does not know them otherwise.
    const names = new Map(row.parts.map((one) => [one.memberId, one.name]));
    for (const member of known) names.set(member.id, member.name);
    const named = parts.map(({ part, memberId }): Part => {
      const name = names.get(memberId);
      if (name === undefined) throw unknownPerson(memberId);
      return { part, memberId, name };
    });
    if (row.version !== ifVersion) throw pulseConflict("list of who does what", row);
    await updateIncident(tx, id, { parts: named, version: row.version + 1 });
    noteChange({ subject: `incident ${row.name}`, before: { parts: row.parts }, after: { parts: named } });
    await noteEntry(tx, on.ground, {
      incidentId: id,
      at: now,
      by: on.asker.name,
      kind: "part",
      text:
        named.length === 0
          ? "Nobody has a part now."
          : `${[...new Set(named.map(({ name }) => name))].join(", ")} take part.`,
    });
  });
}

/** Keeps what was learnt; with `close` the incident is reviewed, and over if it was not. Throws `pulse_conflict`. */
export async function review(
  on: Responding,
  id: string,
  { learnt, close, ifVersion }: { readonly learnt: string; readonly close: boolean; readonly ifVersion: number },
): Promise<void> {
  await onIncident(on, id, async (tx, row, now) => {
    if (row.version !== ifVersion) throw pulseConflict("review", row);
    const closes = close && row.reviewed_at === null;
    await updateIncident(tx, id, {
      learnt,
      version: row.version + 1,
      ...(closes ? { reviewed_by: on.asker.name, reviewed_at: now, ended_at: row.ended_at ?? now } : {}),
    });
    const subject = `incident ${row.name}`;
    noteChange({
      subject,
      before: { reviewedBy: row.reviewed_by },
      after: { reviewedBy: closes ? on.asker.name : row.reviewed_by },
    });
    if (!closes) return;
    await noteEntry(tx, on.ground, {
      incidentId: id,
      at: now,
      by: on.asker.name,
      kind: "review",
      text: "Reviewed and closed it.",
    });
  });
}
