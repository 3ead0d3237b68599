const ZONE = /(?:z|gmt|utc?|[ecmp][sd]t|[+-]\d{2}:?\d{2})\s*(?:\([^)]*\))?$/i;

/** A date of a feed (RFC 822 or ISO 8601) in milliseconds since 1970; without a zone it is taken for UTC. */
export function momentIn(text: string | undefined): number | undefined {
  const written = text?.trim().slice(0, 100) ?? "";
  if (written === "") return undefined;
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]|$)/.test(written);
  const zoned = ZONE.test(written) || /^\d{4}-\d{2}-\d{2}$/.test(written);
  const moment = Date.parse(zoned ? written : iso ? `${written.replace(" ", "T")}Z` : `${written} GMT`);
  return Number.isNaN(moment) ? undefined : moment;
}
