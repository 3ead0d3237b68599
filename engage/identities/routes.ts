import type { Reach } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http/contract";
import { transact, type Handle } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { partIdentities } from "./commands/part-identities.ts";
import { linkIdentities } from "./commands/link-identities.ts";
import { undoLink } from "./commands/undo-link.ts";
import { peopleContract } from "./contract.ts";
import { listDuplicates } from "./queries/list-duplicates.ts";
import { searchPeople } from "./queries/search-people.ts";
import { findIdentity } from "./queries/show-person.ts";
import { showPersonPage } from "./queries/show-person-page.ts";

export interface PeopleContext {
  readonly db: Handle;
  readonly now: () => Date;
  readonly asker: Pick<Asker, "name" | "reach">;
}

/** The endpoints of this module. */
export function createPeopleRouter() {
  const endpoints = implement(peopleContract).$context<PeopleContext>();
  return endpoints.router({
    search: endpoints.search.handler(async ({ input, context }) => ({
      rows: await searchPeople(context.db, input.text, {
        limit: input.limit,
        ...seenBy(context),
      }),
    })),
    show: endpoints.show.handler(({ input, context }) => showPersonPage(context.db, input.id, seenBy(context))),
    link: endpoints.link.handler(({ input, context }) =>
      transact(context.db, async (tx) => {
        await checkBoth(tx, context, input);
        await linkIdentities(tx, { ...input, ...decidedBy(context) });
        return await showPersonPage(tx, input.fromId, seenBy(context));
      }),
    ),
    undo: endpoints.undo.handler(({ input, context }) =>
      transact(context.db, async (tx) => {
        await checkBoth(tx, context, input);
        await undoLink(tx, { ...input, ...decidedBy(context) });
        const [from, to] = [await findIdentity(tx, input.fromId), await findIdentity(tx, input.toId)];
        return { persons: [...new Set([from.personId, to.personId])] };
      }),
    ),
    duplicates: endpoints.duplicates.handler(({ input, context }) =>
      listDuplicates(context.db, {
        ...input,
        ...seenBy(context),
        reach: context.asker.reach("people.link"),
      }),
    ),
    part: endpoints.part.handler(async ({ input, context }) => {
      await transact(context.db, async (tx) => {
        await checkBoth(tx, context, input);
        await partIdentities(tx, { ...input, ...decidedBy(context) });
      });
      return { kept: true as const };
    }),
  });
}

/** Whoever joins or parts two must reach both. Throws `unknown_person`. */
async function checkBoth(tx: Handle, { asker }: PeopleContext, ids: { fromId: string; toId: string }): Promise<void> {
  const reach = asker.reach("people.link");
  if (reach === "all") return;
  for (const id of [ids.fromId, ids.toId]) await showPersonPage(tx, id, { reach });
}

function seenBy({ asker }: PeopleContext): { reach: Reach; clear: Reach } {
  return { reach: asker.reach("people.read"), clear: asker.reach("personal.unmask") };
}

function decidedBy({ asker, now }: PeopleContext): { by: string; at: Date } {
  return { by: asker.name, at: now() };
}
