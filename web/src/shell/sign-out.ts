import { client } from "../api/client.ts";
import { queryClient } from "../api/queries.ts";

/** Ends the session; the page is loaded anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await client.access.signOut().catch(() => undefined);
  queryClient.clear();
  location.assign("/sign-in");
}
