import { z } from "zod";

import { scopeSearch } from "../../scope/scope.ts";

/** A word of an address; one that looks like a number arrives as a number. */
const word = z
  .union([z.string().min(1).max(1000), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** What an address says about a search; nonsense counts as not said. */
export const searchSearch = scopeSearch.extend({
  text: word,
  channel: word,
  direction: z.enum(["in", "out"]).optional().catch(undefined),
  language: word,
});
export type SearchSearch = z.infer<typeof searchSearch>;
