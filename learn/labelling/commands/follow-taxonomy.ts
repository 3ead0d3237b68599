import type { Handle } from "@firsthand/platform/storage";

import type { RenamedNodes } from "../../filters/index.ts";
import { renameJudged } from "../store/judgements.ts";

/** Judgements go on meaning a node of the taxonomy that was moved or merged. */
export async function followInJudgements(tx: Handle, nodes: RenamedNodes): Promise<void> {
  await renameJudged(tx, nodes);
}
