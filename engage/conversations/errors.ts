/**
 * Another batch wrote the same threads between this one's look and its own writing. The code is PostgreSQL's for a
 * serialisation failure, because the remedy is the same: the transaction is repeated from its beginning.
 */
export class SteppedOn extends Error {
  readonly code = "40001";

  constructor() {
    super("Another batch wrote the same threads at the same moment.");
    this.name = "SteppedOn";
  }
}
