/**
 * How many rows to take at a time so that no batch passes `limit` bytes by much: sizes are those of the rows to come,
 * a row that is larger than the limit comes alone.
 */
export function batchSizes(sizes: readonly number[], limit: number): number[] {
  const counts: number[] = [];
  let count = 0;
  let bytes = 0;
  for (const size of sizes) {
    if (count > 0 && bytes + size > limit) {
      counts.push(count);
      count = 0;
      bytes = 0;
    }
    count++;
    bytes += size;
  }
  if (count > 0) counts.push(count);
  return counts;
}
