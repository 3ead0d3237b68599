import type { RetentionRun } from "../contract.ts";
import type { RetentionGround } from "../ground.ts";
import { findRuns } from "../store/runs.ts";

/** So many runs and previews are shown. */
const SHOWN = 50;

/** The newest runs and previews. */
export async function listRuns({ db }: RetentionGround): Promise<RetentionRun[]> {
  return await findRuns(db, SHOWN);
}
