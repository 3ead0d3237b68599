import type { Access, UnitsPermission } from "@firsthand/kernel/permissions";
import { createContext, use } from "react";

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

type Session = Awaited<ReturnType<typeof client.access.session>>;
export type SignedIn = Extract<Session, { state: "signed_in" }>;

/** Who is signed in, for what stands inside of the shell; it stays through an ended session, until somebody signs in. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

/** Who is signed in; only for what stands inside of the shell. */
export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (!signedIn) throw new Error("Nobody is signed in.");
  return signedIn;
}

/** Whether who is signed in may do such things, at least for some unit or function. */
export function useMay(access: Access): boolean {
  return useSignedIn().may.includes(access);
}

/** The units for which alone who is signed in may do such things, the highest first; undefined: not bounded by units. */
export function useUnitsOf(permission: UnitsPermission): readonly string[] | undefined {
  return useSignedIn().units[permission];
}

/** Whether who is signed in may do such things in a unit; null: in the whole organisation. */
export function useMayIn(permission: UnitsPermission, unit: string | null): boolean {
  const { may, units } = useSignedIn();
  const bounded = units[permission];
  return bounded === undefined ? may.includes(permission) : unit !== null && bounded.includes(unit);
}

/** Whether it is worth fetching ahead what such a right opens: also true as long as nobody knows who looks. */
export function mayPerhaps(access: Access): boolean {
  const session = queryClient.getQueryData<Session>(sessionQuery.queryKey);
  return session?.state !== "signed_in" || session.may.includes(access);
}
