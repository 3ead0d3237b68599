import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

interface Whose {
  readonly identityIds: readonly string[];
  readonly conversationIds: readonly string[];
}

const isOf = ({ identityIds, conversationIds }: Whose) =>
  sql`(identity_id = any(${[...identityIds]}::uuid[]) or conversation_id = any(${[...conversationIds]}::uuid[]))
    and why <> ''`;

/** Holds on somebody that say why, also those that have ended. */
export async function countHoldsOf(tx: Handle, whose: Whose): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from legal_hold where ${isOf(whose)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Takes out why somebody was held; returns of how many holds. */
export async function clearWhyOf(tx: Handle, whose: Whose): Promise<number> {
  const { rows } = await sql`update legal_hold set why = '' where ${isOf(whose)} returning 1`.execute(tx);
  return rows.length;
}
