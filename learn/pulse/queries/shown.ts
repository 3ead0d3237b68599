import type { Drill, Entry, Incident, Statement, Task } from "../contract/incident.ts";
import type { Watch } from "../contract/watch.ts";
import type { DrillRow } from "../store/drills.ts";
import type { IncidentRow } from "../store/incidents.ts";
import type { EntryRow, StatementRow, TaskRow } from "../store/rooms.ts";
import type { WatchRow } from "../store/watches.ts";
import { adviceOf } from "../rules/advice.ts";
import { minutesBetween } from "../rules/steps.ts";

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null;

export function shownIncident(row: IncidentRow): Incident {
  return {
    id: row.incident_id,
    watchId: row.watch_id,
    name: row.name,
    unit: row.unit,
    kind: row.kind,
    step: row.step,
    drill: row.drill_id !== null,
    onset: row.onset.toISOString(),
    alertedAt: row.alerted_at.toISOString(),
    endedAt: textOf(row.ended_at),
    peakAt: row.peak_at.toISOString(),
    peak: row.peak,
    severity: row.severity,
    excess: row.excess,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: textOf(row.acknowledged_at),
    falseAlarmBy: row.false_alarm_by,
    reviewedBy: row.reviewed_by,
    reviewedAt: textOf(row.reviewed_at),
  };
}

export interface WatchFacts {
  readonly now: Date;
  readonly nameOf: (kind: "member" | "role", id: string) => string | null;
  readonly alerts: { readonly alerts: number; readonly wrong: number } | undefined;
  readonly open: boolean;
}

export function shownWatch(row: WatchRow, { now, nameOf, alerts, open }: WatchFacts): Watch {
  const learning = row.learning_until === null || row.learning_until > now;
  return {
    id: row.watch_id,
    version: row.version,
    origin: row.origin,
    name: row.name,
    filter: row.filter,
    kind: row.kind,
    step: row.step,
    sensitivity: row.sensitivity,
    told: row.told.map((one) => ({ ...one, name: nameOf(one.kind, one.id) })),
    enabled: row.enabled,
    state: row.enabled ? (open ? "alert" : learning ? "learning" : "quiet") : "off",
    learningUntil: textOf(row.learning_until),
    evaluatedUntil: textOf(row.evaluated_until),
    madeBy: row.made_by,
    madeAt: row.made_at.toISOString(),
    changedBy: row.changed_by,
    changedAt: row.changed_at.toISOString(),
    alerts: alerts?.alerts ?? 0,
    falseAlarms: alerts?.wrong ?? 0,
    advice: adviceOf(alerts?.alerts ?? 0, alerts?.wrong ?? 0),
  };
}

export function shownEntry(row: EntryRow): Entry {
  const { entry_id, at, by_name, kind, text, conversation_id } = row;
  return { id: entry_id, at: at.toISOString(), by: by_name, kind, text, conversationId: conversation_id };
}

export function shownStatement(row: StatementRow): Statement {
  return {
    id: row.statement_id,
    version: row.version,
    state: row.state,
    text: row.text,
    audience: row.audience,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at.toISOString(),
    approvedBy: row.approved_by,
    approvedAt: textOf(row.approved_at),
    publishedBy: row.published_by,
    publishedAt: textOf(row.published_at),
  };
}

export function shownTask(row: TaskRow): Task {
  return {
    id: row.task_id,
    version: row.version,
    title: row.title,
    ownerId: row.owner_id,
    owner: row.owner_name,
    dueAt: textOf(row.due_at),
    doneBy: row.done_by,
    doneAt: textOf(row.done_at),
  };
}

export function shownDrill(row: DrillRow): Drill {
  return {
    id: row.drill_id,
    watchId: row.watch_id,
    name: row.name,
    state: row.state,
    times: row.times,
    beganAt: row.began_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    alertAt: textOf(row.alert_at),
    acknowledgedAt: textOf(row.acknowledged_at),
    incidentId: row.incident_id,
    by: row.by_name,
    minutes: minutesBetween(row.began_at, row.alert_at),
  };
}
