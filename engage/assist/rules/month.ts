/** The first moments of a month and of the one after it, in UTC; `month` as `2026-01`, without it that of `now`. */
export function monthOf(
  now: Date,
  month?: string,
): { readonly month: string; readonly since: Date; readonly until: Date } {
  const named = month ?? now.toISOString().slice(0, 7);
  const since = new Date(`${named}-01T00:00:00Z`);
  const until = new Date(since);
  until.setUTCMonth(until.getUTCMonth() + 1);
  return { month: named, since, until };
}

/** What tokens cost at these prices of a million; null where a price is not known. */
export function costOf(
  { prompt, answer }: { readonly prompt: number; readonly answer: number },
  prices: { readonly promptPrice: number | null; readonly answerPrice: number | null },
): number | null {
  const { promptPrice, answerPrice } = prices;
  if (promptPrice === null || answerPrice === null) return null;
  return (prompt * promptPrice + answer * answerPrice) / 1_000_000;
}
