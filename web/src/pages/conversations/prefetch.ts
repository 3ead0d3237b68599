import { api } from "../../api/client.ts";
import { queryClient } from "../../api/queries.ts";
import { filterOf } from "./filter.ts";
import type { ConversationsSearch } from "./search.ts";

/** How many conversations are fetched at once. */
export const pageSize = 100;

/** Asks for the first conversations while the page itself is still being loaded. */
export function prefetchList(search: ConversationsSearch): void {
  const filter = filterOf({ ...search, message: undefined }, undefined, Date.now());
  if (!filter) return;
  void queryClient.prefetchQuery(api.conversations.list.queryOptions({ input: { ...filter, limit: pageSize } }));
}
