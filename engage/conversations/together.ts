/**
 * Does things begun together on one transaction: while the database does the first, the next is being put into words.
 * Waits for all of them also when one fails, because what is still running must not outlive the transaction. Throws
 * what failed first: after that the transaction is lost, and all that follows fails only for that reason.
 */
export async function together(...begun: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(begun.map((one) => one.catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}
