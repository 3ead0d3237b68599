import { dropReplaced, findReplaced, type ReplacedData } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { KeepingGround } from "../ground.ts";
import { goesAt } from "../rules.ts";

/**
 * Removes for good what restores have replaced: all of it, or with `due` what is past its time. Each stands in the record
 * of who did what. Throws `replaced_in_use`.
 */
export async function forgetReplaced(
  { db, now }: Pick<KeepingGround, "db" | "now">,
  which: "all" | "due",
): Promise<readonly ReplacedData[]> {
  const gone: ReplacedData[] = [];
  for (const one of await findReplaced(db)) {
    if (which === "due" && goesAt(one.at) > now()) continue;
    if (!(await dropReplaced(db, one))) continue;
    gone.push(one);
    const { name: database, at, bytes } = one;
    noteChange({ subject: "data from before a restore", before: { database, at, bytes }, after: null });
  }
  return gone;
}
