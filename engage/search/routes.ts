import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { searchContract } from "./contract.ts";
import { searchMessages, type Stemmer } from "./queries/search-messages.ts";

/** The endpoints of this module. */
export function createSearchRouter(stemmer: Stemmer) {
  const endpoints = implement(searchContract).$context<{ readonly db: Handle }>();
  return endpoints.router({
    search: endpoints.search.handler(({ input, context }) => {
      const { since, until, ...rest } = input;
      return searchMessages(context.db, stemmer, { ...rest, since: dateOf(since), until: dateOf(until) });
    }),
  });
}

function dateOf(moment: string | undefined): Date | undefined {
  return moment === undefined ? undefined : new Date(moment);
}
