import { z } from "zod";

/** A word of an address; one that looks like a number arrives as a number. */
const word = z
  .union([z.string().min(1).max(250), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** What an address says about documents; nonsense counts as not said. */
export const documentsSearch = z.object({
  text: word,
  source: word,
  kind: word,
  /** Those that their source has no more. */
  deleted: z.literal(true).optional().catch(undefined),
});
export type DocumentsSearch = z.infer<typeof documentsSearch>;
