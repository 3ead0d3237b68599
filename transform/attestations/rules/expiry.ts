const DAY_MS = 86_400_000;

/** The same time of day so many calendar months later (UTC); the last day of the month where that has no such day. */
export function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return later;
}

/** A day as 2026-03-31, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/**
 * When an answer expires: as the model asks, or at the beginning (UTC) of the day that was chosen. Undefined where that
 * day is not in the future, or after the one that the model asks.
 */
export function expiryOf(
  at: Date,
  { months, chosen }: { readonly months: number; readonly chosen: string | undefined },
): Date | undefined {
  const latest = monthsAfter(at, months);
  if (chosen === undefined) return latest;
  const day = new Date(`${chosen}T00:00:00Z`);
  return day > at && day <= latest ? day : undefined;
}

/** The day after a moment, in UTC. */
export function dayAfter(at: Date): string {
  return dayOf(new Date(at.getTime() + DAY_MS));
}
