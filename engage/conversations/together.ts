/**
 * Does things begun together on one transaction: while the database does the first, the next is being put into words.
 * Waits for all of them also when one fails, because what is still running must not outlive the transaction.
 */
export async function together(...begun: readonly Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(begun);
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}
