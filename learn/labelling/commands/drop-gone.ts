import { transact } from "@firsthand/platform/storage";

import type { LabellingGround } from "../ground.ts";
import { dropOrphans } from "../store/corrections.ts";

/** Judgements and waiting texts go with their messages, as when a source is removed. */
export async function dropGone({ db }: LabellingGround): Promise<void> {
  await transact(db, (tx) => dropOrphans(tx));
}
