import { z } from "zod";

/** What an address says about a position; nonsense counts as not said. */
export const positionSearch = z.object({
  // A name that looks like a number arrives as a number.
  unit: z
    .union([z.string().min(1).max(500), z.number().transform(String)])
    .optional()
    .catch(undefined),
  /** The position as it was at the end of a month: 2026-03. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  /** Of a month: figures as they were reported then, or measured again now. */
  figures: z.enum(["reported", "now"]).optional().catch(undefined),
});
export type PositionSearch = z.infer<typeof positionSearch>;
