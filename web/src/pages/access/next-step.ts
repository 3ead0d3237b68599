import type { client } from "../../api/client.ts";

/** What a right password leads to. */
export type Outcome = Awaited<ReturnType<typeof client.access.signIn>>;

/** What is asked for before a session opens. */
export type NextStep = Exclude<Outcome, { state: "signed_in" }>;
