/** What PostgreSQL says when it ends connections, does not take any, or starts (classes 08 and 57P). */
const GONE = /^(08...|57P0[1-5])$/;

/** What the system says when a connection cannot be made or breaks. */
const BROKEN = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** What the driver says, which gives no code. */
const SAID =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * Whether an error means that the database went away or cannot be reached, so that the same work may succeed later.
 * Whether a commit that failed so took place is not known: what is repeated must be idempotent.
 */
export function isConnectionLost(error: unknown): boolean {
  for (let depth = 0, cause = error; cause instanceof Error && depth < 5; depth++, cause = cause.cause) {
    if (SAID.test(cause.message)) return true;
    if (cause instanceof AggregateError && cause.errors.some(isConnectionLost)) return true;
    if (!("code" in cause) || typeof cause.code !== "string") continue;
    if (GONE.test(cause.code) || BROKEN.has(cause.code)) return true;
    if (cause.code === "ENOENT" && "syscall" in cause && cause.syscall === "connect") return true;
  }
  return false;
}
