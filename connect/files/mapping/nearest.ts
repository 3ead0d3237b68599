/** The candidate that is spelled most alike, if any is alike enough to be meant; capitals and signs do not count. */
export function nearest(wanted: string, candidates: readonly string[]): string | undefined {
  const target = letters(wanted);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates.slice(0, 500)) {
    const distance = editDistance(target, letters(candidate));
    if (distance <= Math.max(1, target.length / 3) && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { candidate, distance };
    }
  }
  return best?.candidate;
}

const letters = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .slice(0, 60);

/** How many letters must be put in, taken out or exchanged (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
