import { z } from "zod";

/** Which answers are shown; nonsense counts as not said. */
export const attestationsSearch = z.object({
  mine: z.boolean().optional().catch(undefined),
  due: z.enum(["answer", "expiring", "expired", "sign", "check"]).optional().catch(undefined),
});
