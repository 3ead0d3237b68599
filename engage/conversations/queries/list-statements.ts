import type { Handle } from "@firsthand/platform/storage";

import type { Statement } from "../contract.ts";
import { findStatementsOf } from "../store/statements.ts";
import { statementOf } from "./show-message.ts";

/** What these identities stated, the oldest first; `messageId` is null for what is about themselves. */
export async function listStatements(
  tx: Handle,
  identityIds: readonly string[],
): Promise<(Statement & { messageId: string | null })[]> {
  const rows = await findStatementsOf(tx, identityIds);
  return rows.map((row) => ({ ...statementOf(row), messageId: row.message_id }));
}
