import { judgedLabels } from "@firsthand/learn/labelling/contract";
import { z } from "zod";

/** What an address says about labelling: which label is judged, and whether disagreements are shown instead of texts. */
export const labellingSearch = z.object({
  label: z.enum(judgedLabels).optional().catch(undefined),
  disputed: z.literal(true).optional().catch(undefined),
});

export type LabellingSearch = z.infer<typeof labellingSearch>;
