import { z } from "zod";

/** Windows that can be chosen by name; they end with the newest day of the log, not with today. */
export const ranges = ["7d", "30d", "13w", "12m", "all"] as const;
export type Range = (typeof ranges)[number];

export const rangeTitles: Readonly<Record<Range, string>> = {
  "7d": "7 days",
  "30d": "30 days",
  "13w": "13 weeks",
  "12m": "12 months",
  all: "All time",
};

const day = z.iso.date();

/** What an address says about unit and window; nonsense counts as not said. */
export const scopeSearch = z.object({
  // A name that looks like a number arrives as a number.
  unit: z
    .union([z.string().min(1).max(500), z.number().transform(String)])
    .optional()
    .catch(undefined),
  range: z.enum(ranges).optional().catch(undefined),
  since: day.optional().catch(undefined),
  until: day.optional().catch(undefined),
});
export type ScopeSearch = z.infer<typeof scopeSearch>;

/** Unit and window as endpoints want them: days in UTC, `until` excluded. */
export interface Scope {
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
}

const dayMs = 86_400_000;

/**
 * The window that an address means. One that is named ends after the newest day of the log, or after today where the
 * log is younger than a week: a log that ended years ago would else show nothing. Own days go before a name.
 */
export function scopeOf(search: ScopeSearch, { last, now }: { last: string | null; now: number }): Scope {
  const unit = search.unit === undefined ? {} : { unit: search.unit };
  const { since, until } = search;
  if (since !== undefined && until !== undefined && since < until) return { ...unit, since, until };
  if (since !== undefined && until === undefined) return { ...unit, since, until: endOf(last, now) };
  const range = search.range ?? "13w";
  if (range === "all" || last === null) return unit;
  const end = endOf(last, now);
  return { ...unit, since: dayText(startOf(range, Date.parse(end))), until: end };
}

/** The name of a window, or its days: "13 weeks", "3 Mar 2026 to 9 Mar 2026". */
export function isNamed(search: ScopeSearch): boolean {
  return search.since === undefined || (search.until !== undefined && search.since >= search.until);
}

function endOf(last: string | null, now: number): string {
  const newest = last === null ? now : Date.parse(last);
  const from = now - newest < 7 * dayMs ? Math.max(newest, now) : newest;
  return dayText(Math.floor(from / dayMs) * dayMs + dayMs);
}

function startOf(range: Exclude<Range, "all">, end: number): number {
  if (range === "7d") return end - 7 * dayMs;
  if (range === "30d") return end - 30 * dayMs;
  if (range === "13w") return end - 91 * dayMs;
  const date = new Date(end);
  return Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate());
}

function dayText(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
