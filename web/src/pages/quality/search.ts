import { z } from "zod";

/** What the address of the catalogue says. */
export const catalogueSearch = z.object({
  kind: z.enum(["source", "table", "metric", "model"]).optional().catch(undefined),
  /** Only what has no owner. */
  unowned: z.literal(true).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
});

export type CatalogueSearch = z.infer<typeof catalogueSearch>;
