import { z } from "zod";

/** Which chat is open: its id, or `new`. */
export const chatSearch = z.object({ chat: z.string().max(60).optional().catch(undefined) });
