/** An error for the log: what and where, without the values that were at hand. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly place?: string;
  readonly frames: readonly string[];
  readonly cause?: DescribedError;
}

const databaseFields = ["severity", "schema", "table", "column", "constraint", "routine"] as const;

/**
 * What may be logged of an error. Messages of libraries and of the database quote what they were given, which may be a
 * customer's word: quoted parts, addresses and long numbers are blanked; name, code, table and stack remain.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: "something that is no error was thrown", frames: [] };
  const facts = new Map(Object.entries(error));
  const place = databaseFields.flatMap((field) =>
    typeof facts.get(field) === "string" ? [`${field} ${facts.get(field)}`] : [],
  );
  const code = facts.get("code");
  return {
    type: error.name,
    message: withoutValues(facts.has("severity") ? withoutQuoted(error.message) : error.message),
    ...(typeof code === "string" ? { code } : {}),
    ...(place.length > 0 ? { place: place.join(", ") } : {}),
    frames: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at .*\d+:\d+\)?$/.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** PostgreSQL quotes a value without marking quotes within it: all from the first to the last one may be of it. */
function withoutQuoted(message: string): string {
  return message.replace(/"[^]*"/, "“…”");
}

/** A message with everything blanked that could be content: quoted parts, mail addresses, handles, long numbers. */
export function withoutValues(message: string): string {
  return message
    .slice(0, 1_000)
    .replaceAll(/"[^"]*(?:"|$)|`[^`]*(?:`|$)|(?<!\w)'[^']*(?:'|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)/g, "“…”")
    .replaceAll(/=\([^)]*(?:\)|$)/g, "=(…)")
    .replaceAll(/\S*@\S+/g, "…")
    .replaceAll(/\+?\d[\d ()-]{5,}\d/g, "…")
    .slice(0, 300);
}
