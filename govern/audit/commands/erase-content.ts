import type { Handle } from "@firsthand/platform/storage";

import type { AuditGround } from "../ground.ts";
import { erasureMark } from "../hashes.ts";
import { clearContent, findAbout, openRecord } from "../store/lines.ts";

/** Whose content is erased, and who does it. */
export interface ContentErasure {
  /** Ids of a customer and of what belongs to them. */
  readonly subjectIds: readonly string[];
  readonly at: Date;
  /** For who checks the record later; an id or a word, not a name. */
  readonly by: string;
}

/**
 * Takes names, addresses and values out of all lines that are about any of these, in the transaction of the caller. That
 * something was done, by whom and when stays, and the chain can still be checked. Gives how many lines it were.
 */
export async function eraseContent(
  tx: Handle,
  { key }: Pick<AuditGround, "key">,
  { subjectIds, at, by }: ContentErasure,
): Promise<number> {
  if (subjectIds.length === 0) return 0;
  const lines = await findAbout(tx, subjectIds);
  if (lines.length === 0) return 0;
  await openRecord(tx, "erase");
  const erased = lines.map((line) => ({
    line_id: line.line_id,
    erased_at: at,
    erased_by: by,
    erasure: erasureMark(key, line, { at, by }),
  }));
  await clearContent(tx, erased);
  return erased.length;
}
