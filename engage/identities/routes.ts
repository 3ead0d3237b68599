import type { Asker } from "@firsthand/platform/http/contract";
import { transact, type Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { linkIdentities } from "./commands/link-identities.ts";
import { undoLink } from "./commands/undo-link.ts";
import { peopleContract } from "./contract.ts";
import { searchPeople } from "./queries/search-people.ts";
import { findIdentity } from "./queries/show-person.ts";
import { showPersonPage } from "./queries/show-person-page.ts";

export interface PeopleContext {
  readonly db: Handle;
  readonly now: () => Date;
  readonly asker: Pick<Asker, "name">;
}

/** The endpoints of this module. */
export function createPeopleRouter() {
  const endpoints = implement(peopleContract).$context<PeopleContext>();
  return endpoints.router({
    search: endpoints.search.handler(async ({ input, context }) => ({
      rows: await searchPeople(context.db, input.text, input.limit),
    })),
    show: endpoints.show.handler(({ input, context }) => showPersonPage(context.db, input.id)),
    link: endpoints.link.handler(({ input, context }) =>
      transact(context.db, async (tx) => {
        await linkIdentities(tx, { ...input, ...decidedBy(context) });
        return await showPersonPage(tx, input.fromId);
      }),
    ),
    undo: endpoints.undo.handler(({ input, context }) =>
      transact(context.db, async (tx) => {
        await undoLink(tx, { ...input, ...decidedBy(context) });
        const [from, to] = [await findIdentity(tx, input.fromId), await findIdentity(tx, input.toId)];
        return { persons: [...new Set([from.personId, to.personId])] };
      }),
    ),
  });
}

function decidedBy({ asker, now }: PeopleContext): { by: string; at: Date } {
  return { by: asker.name, at: now() };
}
