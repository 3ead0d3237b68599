/** A revision of a delivery as the log ranks it. */
export interface Revision {
  readonly sourceVersion: number;
  readonly contentHash: string;
}

/** Whether `a` stands above `b`: the higher version of the source wins, then the greater hash of the content. */
export function outranks(a: Revision, b: Revision): boolean {
  return a.sourceVersion === b.sourceVersion ? a.contentHash > b.contentHash : a.sourceVersion > b.sourceVersion;
}

/** One text for equal contents, whatever the order of their keys; undefined values are as good as absent. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalText(field)}`).join(",")}}`;
}

/**
 * Numbers equal things: the n-th of a content that was met `met` times before gets the number met + n, from 1. So rows
 * without an id of their own keep their number when the same file comes again.
 */
export function numberEquals(
  hashes: readonly string[],
  met: ReadonlyMap<string, number>,
): { numbers: number[]; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const numbers = hashes.map((hash) => {
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return (met.get(hash) ?? 0) + count;
  });
  return { numbers, counts };
}
