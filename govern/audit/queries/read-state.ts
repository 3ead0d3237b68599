import type { Handle } from "@firsthand/platform/storage";

import type { AuditActor, AuditState } from "../contract.ts";
import { kindOf } from "../rules/shown.ts";
import { countUnsealed } from "../store/lines.ts";
import { findNewestSeal } from "../store/seals.ts";
import { findActors } from "../store/search.ts";
import { findNewestCheck, retentionDays } from "../store/settings.ts";

/** How far the record is sealed and checked, and how long lines are kept. */
export async function readState(db: Handle): Promise<AuditState> {
  const [days, unsealed, seal, check] = await Promise.all([
    retentionDays(db),
    countUnsealed(db),
    findNewestSeal(db),
    findNewestCheck(db),
  ]);
  return {
    retentionDays: days,
    unsealed,
    newestSeal: seal ? { number: seal.seal_number, at: seal.at.toISOString() } : null,
    lastCheck: check
      ? {
          at: check.checked_at.toISOString(),
          by: check.checked_by,
          sound: check.sound,
          seals: check.seals,
          lines: check.lines,
          faults: check.faults,
        }
      : null,
  };
}

const MOST_ACTORS = 500;

/** More lines of one than these are not counted. */
const COUNTED = 1_000;

/** Who did anything, the busiest first. */
export async function listActors(db: Handle): Promise<AuditActor[]> {
  const rows = await findActors(db, { limit: MOST_ACTORS, most: COUNTED });
  return rows.map(({ actor_kind, actor_id, name, lines }) => ({ kind: kindOf(actor_kind), id: actor_id, name, lines }));
}
