import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { InsightStep } from "../contract.ts";

export interface StepRow {
  readonly step_id: string;
  readonly insight_id: string;
  readonly kind: InsightStep["kind"];
  readonly note: string;
  readonly by_id: string;
  readonly by_name: string;
  readonly at: Date;
}

/** The history of a finding, the oldest first. */
export async function findSteps(tx: Handle, insightId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select * from insight_step where insight_id = ${insightId} order by at, step_id`.execute(tx);
  return rows;
}

export async function insertStep(tx: Handle, row: StepRow): Promise<void> {
  await sql`
    insert into insight_step (step_id, insight_id, kind, note, by_id, by_name, at)
    values (${row.step_id}, ${row.insight_id}, ${row.kind}, ${row.note}, ${row.by_id}, ${row.by_name},
      ${row.at})`.execute(tx);
}
