import { type AuditLine, actorKind } from "../contract.ts";

/** A line as the store gives it. */
export interface ListedLine {
  readonly line_id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly operation: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly unit: string | null;
  readonly outcome: AuditLine["outcome"];
  readonly code: string | null;
  readonly erased_at: Date | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly changed: readonly string[];
}

/** A line as it is shown. */
export function lineOf(row: ListedLine): AuditLine {
  const { subject_kind: kind, subject_id: id } = row;
  return {
    id: row.line_id,
    at: row.at.toISOString(),
    actor: { kind: kindOf(row.actor_kind), id: row.actor_id, name: row.name },
    operation: row.operation,
    subject: kind === null || id === null ? null : { kind, id },
    unit: row.unit,
    outcome: row.outcome,
    code: row.code,
    address: row.address,
    changed: [...row.changed],
    erased: row.erased_at !== null,
  };
}

/** A kind that somebody wrote into the table by hand is nobody that we know. */
export function kindOf(text: string): AuditLine["actor"]["kind"] {
  return actorKind.catch("nobody").parse(text);
}
