import { changesWaitFor, type SearchText } from "@firsthand/engage/conversations";
import { createIndexer, createSearchRouter, createStemmer, searchConversations } from "@firsthand/engage/search";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import type { FastifyInstance } from "fastify";

import type { Ground } from "./ground.ts";

interface Search {
  readonly mount: ApiMount;
  /** The filter by words for lists of conversations. */
  readonly searchText: SearchText;
  /** For how many seconds the oldest change has waited to be found; null when none waits. */
  readonly behind: () => Promise<number | null>;
  /** Lets the index follow the log from when the server listens until it closes. */
  readonly follow: (app: FastifyInstance) => void;
}

/** The search over everything that was said, and what keeps its index up to date. */
export function wireSearch({ storage: { db }, logVersion }: Ground): Search {
  const stemmer = createStemmer();
  return {
    mount: mountApi({ name: "search", router: createSearchRouter(stemmer), context: (asker) => ({ db, asker }) }),
    searchText: (tx, request) => searchConversations(tx, stemmer, request),
    behind: () => changesWaitFor(db),
    follow: (app) => {
      const indexer = createIndexer({
        db,
        stemmer,
        logVersion,
        // Only the code: the message of an error may quote what a customer wrote.
        onTrouble: (code) => app.log.warn({ code }, "the search does not follow the log and goes on trying"),
        onRepaired: (messages) => app.log.info({ messages }, "the search has caught up with messages it did not know"),
      });
      app.addHook("onListen", (done) => {
        indexer.start();
        done();
      });
      app.addHook("onClose", () => indexer.stop());
    },
  };
}
