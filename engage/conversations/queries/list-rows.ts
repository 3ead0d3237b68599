import { type Reach, isWithin } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { ListedConversation } from "../contract.ts";
import { listedOf } from "../rules/shown.ts";
import { withheldListed } from "../rules/withheld.ts";
import type { ListedRow } from "../store/listed.ts";
import { findRestricted, type Restricted } from "../store/restricted.ts";
import { findMaskers } from "./find-maskers.ts";

interface Seen {
  readonly now: Date;
  /** Where personal data are shown; elsewhere they are masked. */
  readonly clear?: Reach | undefined;
}

/** Stored conversations as a list shows them: those of restricted customers without a word. */
export async function listRows(
  tx: Handle,
  rows: readonly ListedRow[],
  { now, clear = "all" }: Seen,
): Promise<ListedConversation[]> {
  const restricted = await findRestricted(
    tx,
    rows.flatMap((row) => [row.customer_id, row.subject_author_id, row.text_author_id]),
  );
  const masked = rows.flatMap((row) => (isWithin(clear, row) ? [] : row.conversation_id));
  const maskerIn = await findMaskers(tx, masked);
  return rows.map((row) => {
    const mask = maskerIn(row.conversation_id);
    const since = restricted.get(row.customer_id);
    const listed = listedOf(restricted.size > 0 ? withoutOthers(row, restricted) : row, now, { clear, mask });
    return since ? withheldListed(listed, since) : listed;
  });
}

/** What a restricted person wrote in the conversation of somebody else is not shown there either. */
function withoutOthers(row: ListedRow, restricted: Restricted): ListedRow {
  return {
    ...row,
    subject: restricted.has(row.subject_author_id ?? "") ? null : row.subject,
    last_text: restricted.has(row.text_author_id ?? "") ? null : row.last_text,
  };
}
