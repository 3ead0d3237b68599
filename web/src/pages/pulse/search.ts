import { messageFilter } from "@firsthand/learn/filters/contract";
import { z } from "zod";

/** What a new watch begins with: a filter and a name, such as a theme gives them. */
export const newWatchSearch = z.object({
  filter: messageFilter.optional().catch(undefined),
  name: z.string().max(120).optional().catch(undefined),
});
