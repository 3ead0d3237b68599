import { z } from "zod";

const word = z.string().max(4000).optional().catch(undefined);

/** What the other side says in the address with which somebody comes back. */
export const agreedSearch = z.object({ state: word, code: word, error: word });

/** What the address of the page for connecting says. */
export const connectSearch = z.object({ connector: z.string().max(100).optional().catch(undefined) });
