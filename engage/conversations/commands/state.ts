import { homeOf, mintId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { noStatement, notTheirMessage } from "../errors.ts";
import { findTakenPart } from "../store/personal-data.ts";
import { deleteStatement, deleteStatementsOf, insertStatement } from "../store/statements.ts";

/**
 * Puts what a customer states beside a message of theirs, or beside themselves. Throws `not_their_message`. It is bound
 * to the id of the message: whatever comes in of that message again leaves it where it is.
 */
export async function addStatement(
  tx: Handle,
  statement: {
    /** All of the customer; the first says where it is kept. */
    readonly identityIds: readonly [string, ...string[]];
    readonly messageId: string | null;
    readonly text: string;
    readonly requestId: string;
    readonly at: Date;
    readonly by: string;
    readonly random: () => Uint8Array;
  },
): Promise<void> {
  const { identityIds, messageId, text, requestId, at, by, random } = statement;
  if (messageId !== null && !(await findTakenPart(tx, identityIds)).messageIds.includes(messageId))
    throw notTheirMessage(messageId);
  await insertStatement(tx, {
    statement_id: mintId(homeOf(identityIds[0]), at.getTime(), random),
    identity_id: identityIds[0],
    message_id: messageId,
    text,
    request_id: requestId,
    at,
    by_name: by,
  });
}

/** Takes a statement of a customer away. Throws `no_statement`. */
export async function removeStatement(
  tx: Handle,
  which: { readonly statementId: string; readonly identityIds: readonly string[] },
): Promise<void> {
  if (!(await deleteStatement(tx, which))) throw noStatement(which.statementId);
}

/** Takes out everything that these identities stated. */
export async function forgetStatements(tx: Handle, identityIds: readonly string[]): Promise<void> {
  await deleteStatementsOf(tx, identityIds);
}
