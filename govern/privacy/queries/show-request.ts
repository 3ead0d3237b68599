import type { Handle } from "@firsthand/platform/storage";

import type { PrivacyRequest, Restriction } from "../contract.ts";
import { unknownRequest } from "../errors.ts";
import type { PrivacyGround } from "../ground.ts";
import { stepsOf } from "../rules/steps.ts";
import { findRequest, type RequestRow } from "../store/requests.ts";
import { findRestriction, type RestrictionRow } from "../store/restrictions.ts";

/** A request as it stands. Throws `unknown_privacy_request`. */
export async function showRequest(tx: Handle, ground: PrivacyGround, id: string): Promise<PrivacyRequest> {
  const row = await findRequest(tx, id);
  if (!row) throw unknownRequest(id);
  return await requestOf(tx, ground, row);
}

/** A row with the customer as they are known now: an erased one by nothing. */
export async function requestOf(tx: Handle, ground: PrivacyGround, row: RequestRow): Promise<PrivacyRequest> {
  const subject = await ground.subjects.named(tx, row.identity_ids);
  const ended = row.state === "done" || row.state === "refused";
  return {
    id: row.request_id,
    kind: row.kind,
    state: row.state,
    subject: subject ?? null,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    overdue: !ended && row.due_at < ground.now(),
    extendedWhy: row.extended_why,
    note: row.note,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    begunAt: row.begun_at?.toISOString() ?? null,
    begunBy: row.begun_by,
    steps: row.kind === "erase" && row.begun_at ? { done: row.step, of: stepsOf(ground.holders.length) } : null,
    counts: [...row.counts],
    failure: row.failure && { message: row.failure.message, advice: row.failure.advice },
    export:
      row.export_until && row.export_until > ground.now()
        ? { until: row.export_until.toISOString(), bytes: Number(row.export_bytes ?? 0) }
        : null,
    hasProof: row.proof !== null && row.ended_at !== null,
    restriction: restrictionOf(row.kind === "restrict" ? await findRestriction(tx, row.request_id) : undefined),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    endedWhy: row.ended_why,
  };
}

function restrictionOf(row: RestrictionRow | undefined): Restriction | null {
  if (!row) return null;
  return {
    since: row.since.toISOString(),
    by: row.by_name,
    why: row.why,
    toldAt: row.told_at?.toISOString() ?? null,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftedBy: row.lifted_by,
    liftedWhy: row.lifted_why,
  };
}
