import type { Reach } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";
import { transact, type Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { correctLabel, undoCorrection } from "./commands/correct-label.ts";
import { conversationsContract, type ConversationFacets, type ShownMessage } from "./contract.ts";
import { checkReach, isClear } from "./queries/check-reach.ts";
import { checkUnrestricted } from "./queries/check-restricted.ts";
import { findMasker } from "./queries/find-maskers.ts";
import { listConversations, type SearchText } from "./queries/list-conversations.ts";
import { listFacets } from "./queries/list-facets.ts";
import { listRevisions } from "./queries/list-revisions.ts";
import { showBrief } from "./queries/show-brief.ts";
import { maskedMessage, maskedRevision } from "./rules/masked.ts";
import { showThread } from "./queries/show-thread.ts";

export interface ConversationsContext {
  readonly db: Handle;
  readonly now: () => Date;
  readonly asker: Pick<Asker, "name" | "reach">;
  /** The search for words; without it the filter `text` is refused. */
  readonly searchText?: SearchText | undefined;
  /** Refuses a topic or an intent that the taxonomy does not have. */
  readonly checkLabel?: CheckLabel | undefined;
  /** Hears that somebody corrected a label or took that back, before they get their answer. */
  readonly corrected?: (() => Promise<void>) | undefined;
}

/** The port to the taxonomy: throws a Failure for an id that it does not have. */
type CheckLabel = (tx: Handle, label: "topic" | "intent", value: string) => Promise<void>;

/** Reads the facets for the endpoint: `listFacets` itself, or something that keeps them for a while. */
export type ReadFacets = (db: Handle, reach: Reach) => Promise<ConversationFacets>;

/** The endpoints of this module. */
export function createConversationsRouter(readFacets: ReadFacets = listFacets) {
  const endpoints = implement(conversationsContract).$context<ConversationsContext>();
  return endpoints.router({
    list: endpoints.list.handler(({ input, context }) =>
      listConversations(
        context.db,
        { now: context.now(), searchText: context.searchText },
        { ...input, since: dateOf(input.since), until: dateOf(input.until), ...seenBy(context) },
      ),
    ),
    brief: endpoints.brief.handler(async ({ input, context }) => ({
      rows: await showBrief(context.db, input.ids, { now: context.now(), ...seenBy(context) }),
    })),
    facets: endpoints.facets.handler(({ context }) => readFacets(context.db, reachOf(context))),
    thread: endpoints.thread.handler(async ({ input, context }) => {
      await checkReach(context.db, reachOf(context), input.id);
      return showThread(context.db, { ...input, now: context.now(), clear: clearTo(context) });
    }),
    revisions: endpoints.revisions.handler(async ({ input, context }) => {
      await checkReach(context.db, reachOf(context), input.id);
      await checkUnrestricted(context.db, input.id, input.messageId);
      const rows = await listRevisions(context.db, input.id, input.messageId);
      if (await isClear(context.db, clearTo(context), input.id)) return { rows };
      const mask = await findMasker(context.db, input.id);
      return { rows: rows.map((row) => maskedRevision(row, mask)) };
    }),
    correct: endpoints.correct.handler(({ input: { id, reason, ...input }, context }) =>
      thenTell(context, async (tx) => {
        // The answer is the whole message, so who corrects it must be one who reads it.
        await checkReach(tx, reachOf(context), id);
        await checkReach(tx, context.asker.reach("conversations.correct"), id);
        await checkUnrestricted(tx, id, input.messageId);
        if ((input.label === "topic" || input.label === "intent") && typeof input.value === "string")
          await context.checkLabel?.(tx, input.label, input.value);
        const message = await correctLabel(tx, {
          ...input,
          conversationId: id,
          reason: reason || null,
          ...decidedBy(context),
        });
        return await seenMessage(tx, context, { id, message });
      }),
    ),
    undoCorrection: endpoints.undoCorrection.handler(({ input: { params, query }, context }) => {
      const { id, ...place } = params;
      return thenTell(context, async (tx) => {
        await checkReach(tx, reachOf(context), id);
        await checkReach(tx, context.asker.reach("conversations.correct"), id);
        await checkUnrestricted(tx, id, place.messageId);
        const message = await undoCorrection(tx, { ...place, ...query, conversationId: id, ...decidedBy(context) });
        return await seenMessage(tx, context, { id, message });
      });
    }),
  });
}

async function thenTell<T>(context: ConversationsContext, change: (tx: Handle) => Promise<T>): Promise<T> {
  const done = await transact(context.db, change);
  await context.corrected?.();
  return done;
}

function reachOf({ asker }: ConversationsContext): Reach {
  return asker.reach("conversations.read");
}

/** A message as whoever changed something in it sees it. */
async function seenMessage(
  tx: Handle,
  context: ConversationsContext,
  { id, message }: { readonly id: string; readonly message: ShownMessage },
): Promise<ShownMessage> {
  return (await isClear(tx, clearTo(context), id)) ? message : maskedMessage(message, await findMasker(tx, id));
}

/** Where personal data are shown in full. */
function clearTo({ asker }: ConversationsContext): Reach {
  return asker.reach("personal.unmask");
}

function seenBy(context: ConversationsContext): { reach: Reach; clear: Reach } {
  return { reach: reachOf(context), clear: clearTo(context) };
}

function decidedBy({ asker, now }: ConversationsContext): { by: string; at: Date } {
  return { by: asker.name, at: now() };
}

function dateOf(moment: string | undefined): Date | undefined {
  return moment === undefined ? undefined : new Date(moment);
}
