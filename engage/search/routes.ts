import type { Reach } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";
import type { Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { searchContract } from "./contract.ts";
import { searchMessages, type Stemmer } from "./queries/search-messages.ts";

export interface SearchContext {
  readonly db: Handle;
  readonly asker: Pick<Asker, "reach">;
}

/** The endpoints of this module. */
export function createSearchRouter(stemmer: Stemmer) {
  const endpoints = implement(searchContract).$context<SearchContext>();
  return endpoints.router({
    search: endpoints.search.handler(({ input, context }) => {
      const { since, until, ...rest } = input;
      return searchMessages(context.db, stemmer, {
        ...rest,
        since: dateOf(since),
        until: dateOf(until),
        ...seenBy(context),
      });
    }),
  });
}

function seenBy({ asker }: SearchContext): { reach: Reach; clear: Reach } {
  return { reach: asker.reach("conversations.read"), clear: asker.reach("personal.unmask") };
}

function dateOf(moment: string | undefined): Date | undefined {
  return moment === undefined ? undefined : new Date(moment);
}
