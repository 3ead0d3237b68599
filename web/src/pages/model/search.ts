import { z } from "zod";

/** Which version is looked at, or the file that came with the product; nonsense counts as not said. */
export const modelSearch = z.object({
  version: z
    .union([z.int().positive(), z.literal("shipped")])
    .optional()
    .catch(undefined),
});
