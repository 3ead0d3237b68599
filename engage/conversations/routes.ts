import type { Asker } from "@firsthand/platform/http/contract";
import { transact, type Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { correctLabel, undoCorrection } from "./commands/correct-label.ts";
import { conversationsContract, type ConversationFacets } from "./contract.ts";
import { listConversations, type SearchText } from "./queries/list-conversations.ts";
import { listFacets } from "./queries/list-facets.ts";
import { listRevisions } from "./queries/list-revisions.ts";
import { showBrief } from "./queries/show-brief.ts";
import { showThread } from "./queries/show-thread.ts";

export interface ConversationsContext {
  readonly db: Handle;
  readonly now: () => Date;
  readonly asker: Pick<Asker, "name">;
  /** The search for words; without it the filter `text` is refused. */
  readonly searchText?: SearchText | undefined;
}

/** Reads the facets for the endpoint: `listFacets` itself, or something that keeps them for a while. */
export type ReadFacets = (db: Handle) => Promise<ConversationFacets>;

/** The endpoints of this module. */
export function createConversationsRouter(readFacets: ReadFacets = listFacets) {
  const endpoints = implement(conversationsContract).$context<ConversationsContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context }) =>
      listConversations(
        context.db,
        { now: context.now(), searchText: context.searchText },
        { ...input, since: dateOf(input.since), until: dateOf(input.until) },
      ),
    ),
    brief: endpoints.brief.handler(async ({ input, context }) => ({
      rows: await showBrief(context.db, input.ids, context.now()),
    })),
    facets: endpoints.facets.handler(({ context }) => readFacets(context.db)),
    thread: endpoints.thread.handler(({ input, context }) => showThread(context.db, { ...input, now: context.now() })),
    revisions: endpoints.revisions.handler(async ({ input, context }) => ({
      rows: await listRevisions(context.db, input.id, input.messageId),
    })),
    correct: endpoints.correct.handler(({ input: { id, reason, ...input }, context }) =>
      transact(context.db, (tx) =>
        correctLabel(tx, { ...input, conversationId: id, reason: reason || null, ...decidedBy(context) }),
      ),
    ),
    undoCorrection: endpoints.undoCorrection.handler(({ input: { params, query }, context }) => {
      const { id, ...place } = params;
      return transact(context.db, (tx) =>
        undoCorrection(tx, { ...place, ...query, conversationId: id, ...decidedBy(context) }),
      );
    }),
  });
}

function decidedBy({ asker, now }: ConversationsContext): { by: string; at: Date } {
  return { by: asker.name, at: now() };
}

function dateOf(moment: string | undefined): Date | undefined {
  return moment === undefined ? undefined : new Date(moment);
}
