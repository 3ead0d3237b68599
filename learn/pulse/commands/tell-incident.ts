import type { PulseIncident } from "@firsthand/analytics/anomaly";
import type { Handle } from "@firsthand/platform/storage";

import type { PulseGround } from "../ground.ts";
import { isMuchWorse } from "../rules/incidents.ts";
import { endedText, foundText, worseText } from "../rules/texts.ts";
import { addIncident, updateIncident, type IncidentRow } from "../store/incidents.ts";
import type { WatchRow } from "../store/watches.ts";
import { newId, noteEntry, tellByMail } from "./tell.ts";

interface Found {
  readonly watch: WatchRow;
  readonly found: PulseIncident;
  readonly now: Date;
}

/** Keeps an incident that nobody was told of yet, and tells those who are told of it: once. */
export async function openIncident(
  tx: Handle,
  ground: PulseGround,
  { watch, found, now, drillId = null }: Found & { readonly drillId?: string | null },
): Promise<IncidentRow> {
  const row: IncidentRow = {
    incident_id: newId(ground, now),
    watch_id: watch.watch_id,
    name: watch.name,
    unit: watch.filter.unit ?? null,
    kind: watch.kind,
    step: watch.step,
    drill_id: drillId,
    onset: new Date(found.onset),
    detected_at: new Date(found.detected),
    alerted_at: now,
    ...measured(found),
    told_severity: found.severity,
    acknowledged_by: null,
    acknowledged_at: null,
    false_alarm_by: null,
    false_alarm_at: null,
    parts: [],
    learnt: "",
    reviewed_by: null,
    reviewed_at: null,
    version: 1,
  };
  await addIncident(tx, row);
  const mails = await tellByMail(tx, ground, {
    told: watch.told,
    unit: row.unit,
    incidentId: row.incident_id,
    reason: "alert",
  });
  const text = foundText(row, mails);
  await noteEntry(tx, ground, { incidentId: row.incident_id, at: now, by: null, kind: "alert", text });
  return row;
}

/** Brings a known incident up to date; tells again only when it became much worse. True where something changed. */
export async function followIncident(
  tx: Handle,
  ground: PulseGround,
  { watch, row, found, now }: Found & { readonly row: IncidentRow },
): Promise<boolean> {
  const id = row.incident_id;
  // What people closed stays closed, until it begins anew or becomes much worse.
  const isClosed =
    row.reviewed_at !== null &&
    found.ended === null &&
    found.detected <= row.reviewed_at.getTime() &&
    !isMuchWorse(found.severity, row.told_severity);
  const is = { ...measured(found), ...(isClosed ? { ended_at: row.ended_at } : {}) };
  const stands =
    row.severity >= is.severity &&
    row.peak === is.peak &&
    row.excess === is.excess &&
    row.ended_at?.getTime() === is.ended_at?.getTime();
  if (stands) return false;
  // What ended and begins again keeps its first onset.
  const onset = new Date(Math.min(row.onset.getTime(), found.onset));
  const isOpenAgain = row.ended_at !== null && is.ended_at === null;
  await updateIncident(tx, id, {
    ...is,
    onset,
    severity: Math.max(row.severity, is.severity),
    // What was reviewed was not this.
    ...(isOpenAgain ? { reviewed_by: null, reviewed_at: null } : {}),
  });
  const note = (kind: "ended" | "again" | "worse", text: string) =>
    noteEntry(tx, ground, { incidentId: id, at: now, by: null, kind, text });
  if (row.ended_at === null && is.ended_at !== null) await note("ended", endedText({ ...row, ...is }));
  if (isOpenAgain) await note("again", "It began again.");
  if (isMuchWorse(is.severity, row.told_severity)) {
    await updateIncident(tx, id, { told_severity: is.severity });
    const mails = await tellByMail(tx, ground, {
      told: watch.told,
      unit: row.unit,
      incidentId: id,
      reason: "worse",
    });
    await note("worse", worseText({ from: row.told_severity, to: is.severity }, mails));
  }
  return true;
}

function measured(found: PulseIncident) {
  return {
    ended_at: found.ended === null ? null : new Date(found.ended),
    peak_at: new Date(found.peakAt),
    peak: found.peak,
    severity: Math.round(found.severity * 10) / 10,
    excess: Math.round(found.excess),
  };
}
