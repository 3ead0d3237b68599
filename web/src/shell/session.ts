import { useSuspenseQuery } from "@tanstack/react-query";

import { client } from "../api/client.ts";
import { queryClient, tellSessionEnded } from "../api/queries.ts";

/** Who looks at the app. */
export const sessionQuery = {
  queryKey: ["session"],
  queryFn: askSession,
  staleTime: 60_000,
  meta: { topics: ["access"] },
} as const;

/** When a session ends under somebody's hands the page stays as it is, and a dialog asks them to sign in again. */
async function askSession(): Promise<Session> {
  const said = await client.access.session();
  const before = queryClient.getQueryData<Session>(["session"]);
  if (said.state !== "signed_out" || before?.state !== "signed_in") return said;
  tellSessionEnded();
  return before;
}

export type Session = Awaited<ReturnType<typeof client.access.session>>;
export type SignedIn = Extract<Session, { state: "signed_in" }>;

/** Who is signed in; only for what stands inside of the shell. */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data.state !== "signed_in") throw new Error("Nobody is signed in.");
  return data;
}

/** Whether who is signed in may do such things. */
export function useMay(access: "edit" | "administer"): boolean {
  return useSignedIn().may.includes(access);
}
