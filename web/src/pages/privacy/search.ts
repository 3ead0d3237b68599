import { z } from "zod";

/** What the address of the list says. */
export const requestsSearch = z.object({ state: z.enum(["ended", "restricted"]).optional().catch(undefined) });

/** Whom a new request is about, where it begins on the page of a person. */
export const newRequestSearch = z.object({ person: z.guid().optional().catch(undefined) });
