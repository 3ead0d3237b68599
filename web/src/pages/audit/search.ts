import { z } from "zod";

/** A word of an address; one that looks like a number arrives as a number. */
const word = z
  .union([z.string().min(1).max(200), z.number().transform(String)])
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What the address says about the record: which lines. Nonsense counts as not said. */
export const auditSearch = z.object({
  actor: word,
  area: word,
  outcome: z.enum(["done", "refused", "failed"]).optional().catch(undefined),
  /** First and last day, in the reader's time zone. */
  since: day,
  until: day,
  about: word,
});
export type AuditSearch = z.infer<typeof auditSearch>;

/** The same as the list of the API asks it. */
export function filterOf({ actor, area, outcome, since, until, about }: AuditSearch) {
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(area === undefined ? {} : { operation: area }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(since === undefined ? {} : { from: startOf(since, 0) }),
    ...(until === undefined ? {} : { to: startOf(until, 1) }),
    ...(about === undefined ? {} : { about }),
  };
}

/** Midnight at the beginning of a day in the reader's time zone, some days later. */
function startOf(date: string, daysLater: number): string {
  const midnight = new Date(`${date}T00:00`);
  midnight.setDate(midnight.getDate() + daysLater);
  return midnight.toISOString();
}
