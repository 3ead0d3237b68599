import { judgementSets } from "@firsthand/learn/reading/contract";
import { z } from "zod";

/** The windows of judgements that can be chosen, in days. */
export const windows = ["28", "91", "365"] as const;

// what looks like a number arrives as one
const words = z
  .union([z.string().min(1).max(200), z.number().transform(String), z.boolean().transform(String)])
  .optional()
  .catch(undefined);

/** What an address says about the quality of reading; nonsense counts as not said. */
export const readingSearch = z.object({
  days: z.union([z.number(), z.string()]).transform(String).pipe(z.enum(windows)).optional().catch(undefined),
});

/** What an address says about the judged texts behind a figure. */
export const judgementsSearch = readingSearch.extend({
  set: z.enum(judgementSets).optional().catch(undefined),
  expected: words,
  given: words,
  language: words,
  version: words,
  bin: z.number().int().min(0).max(9).optional().catch(undefined),
  right: z
    .union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")])
    .optional()
    .catch(undefined),
});

export type ReadingSearch = z.infer<typeof readingSearch>;
export type JudgementsSearch = z.infer<typeof judgementsSearch>;

/** The days of a search, as the server takes them. */
export function daysOf({ days }: ReadingSearch): 28 | 91 | 365 {
  return days === "28" ? 28 : days === "91" ? 91 : 365;
}
