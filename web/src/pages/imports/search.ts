import { z } from "zod";

/** What the address of the list of imports says; nonsense counts as not said. */
export const importsSearch = z.object({
  tab: z.enum(["runs", "mappings"]).optional().catch(undefined),
});
