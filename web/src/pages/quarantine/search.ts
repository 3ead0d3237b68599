import { z } from "zod";

/** What the address of the quarantine says: whose rows, and of which import. Nonsense counts as not said. */
export const quarantineSearch = z.object({
  /** A source that is called like a number arrives as a number. */
  source: z
    .union([z.string().min(1).max(250), z.number().transform(String)])
    .optional()
    .catch(undefined),
  import: z.guid().optional().catch(undefined),
});
export type QuarantineSearch = z.infer<typeof quarantineSearch>;
