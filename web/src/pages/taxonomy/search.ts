import { z } from "zod";

const word = z.string().min(1).max(100).optional().catch(undefined);

/** What an address says about the taxonomy: which node is open. */
export const taxonomySearch = z.object({ topic: word, intent: word });
