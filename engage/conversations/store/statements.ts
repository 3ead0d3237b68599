import { homeOf } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

export interface StatementRow {
  readonly statement_id: string;
  readonly identity_id: string;
  /** Null: about themselves. */
  readonly message_id: string | null;
  readonly text: string;
  readonly request_id: string;
  readonly at: Date;
  readonly by_name: string;
}

export async function insertStatement(tx: Handle, row: StatementRow): Promise<void> {
  await sql`
    insert into customer_statement (home, statement_id, identity_id, message_id, text, request_id, at, by_name)
    values (${homeOf(row.identity_id)}, ${row.statement_id}, ${row.identity_id}, ${row.message_id}, ${row.text},
      ${row.request_id}, ${row.at}, ${row.by_name})`.execute(tx);
}

/** Takes a statement of one of these identities away; false where there is none. */
export async function deleteStatement(
  tx: Handle,
  { statementId, identityIds }: { readonly statementId: string; readonly identityIds: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql`
    delete from customer_statement where statement_id = ${statementId} and identity_id = any(${identityIds}::uuid[])
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** What stands beside these messages, the oldest first. */
export async function findStatementsBeside(tx: Handle, messageIds: readonly string[]): Promise<StatementRow[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<StatementRow>`
    select * from customer_statement where message_id = any(${messageIds}::uuid[])
    order by at, statement_id`.execute(tx);
  return rows;
}

/** Everything that these identities stated, the oldest first. */
export async function findStatementsOf(tx: Handle, identityIds: readonly string[]): Promise<StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select * from customer_statement where identity_id = any(${identityIds}::uuid[])
    order by at, statement_id`.execute(tx);
  return rows;
}

/** Takes out everything that these identities stated; returns how much. */
export async function deleteStatementsOf(tx: Handle, identityIds: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from customer_statement where identity_id = any(${identityIds}::uuid[]) returning 1`.execute(tx);
  return rows.length;
}
