import { messageFilter } from "@firsthand/learn/filters/contract";
import { z } from "zod";

const words = z
  .union([z.string().min(1).max(4000), z.number().transform(String)])
  .optional()
  .catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What an address says about the list of findings; nonsense counts as not said. */
export const insightsSearch = z.object({
  function: words,
  /** The id of a member, or `nobody`. */
  owner: words,
});

/** What an address says about a finding that is to be recorded. */
export const newInsightSearch = z.object({
  title: words,
  says: words,
  function: words,
  unit: words,
  theme: words,
  filter: messageFilter.optional().catch(undefined),
  since: day,
  until: day,
  messages: z.array(z.guid()).max(20).optional().catch(undefined),
});
export type NewInsightSearch = z.infer<typeof newInsightSearch>;

/** Which digest an address means. */
export const digestSearch = z.object({ function: words, week: words });
