import { queryClient } from "../../api/queries.ts";
import { type SignedIn, sessionQuery } from "../../shell/session.ts";

/** Takes over a session that was just opened; nothing that was fetched before it stays. */
export function enter(session: SignedIn): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  queryClient.setQueryData(sessionQuery.queryKey, session);
}
