import type { Counted } from "../contract.ts";
import type { ErasingGround } from "../ground.ts";
import { staying } from "../queries/show-subject.ts";
import type { RequestRow } from "../store/requests.ts";

/** What a look through the whole database found. */
export interface Verified {
  /** How many columns were looked through. */
  readonly columns: number;
  /** Where something was found still; empty as it should be. */
  readonly left: readonly { readonly table: string; readonly column: string; readonly rows: number }[];
}

/** What proves an erasure: when, by whom, how much of what, what stays and why. Nothing of what was erased. */
export function proofOf(
  { holders, last }: ErasingGround,
  { row, counts, endedAt }: { readonly row: RequestRow; readonly counts: readonly Counted[]; readonly endedAt: Date },
) {
  return {
    format: "firsthand-erasure-proof",
    version: 1,
    requestId: row.request_id,
    receivedAt: row.received_at.toISOString(),
    begunAt: row.begun_at?.toISOString() ?? null,
    endedAt: endedAt.toISOString(),
    by: row.begun_by,
    modules: [...holders, last].map(({ module }) => module),
    counts,
    verified: row.proof,
    stays: staying([...holders, last].flatMap(({ tables }) => tables)),
  };
}
