import { z } from "zod";

/** The windows that can be chosen, in days. */
export const windows = ["7", "28", "90"] as const;

/** What an address says about the themes; nonsense counts as not said. */
export const themesSearch = z.object({
  // A number of the address arrives as a number.
  days: z.union([z.number(), z.string()]).transform(String).pipe(z.enum(windows)).optional().catch(undefined),
  unit: z
    .union([z.string().min(1).max(500), z.number().transform(String)])
    .optional()
    .catch(undefined),
  aside: z.boolean().optional().catch(undefined),
});

export type ThemesSearch = z.infer<typeof themesSearch>;
