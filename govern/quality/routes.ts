import type { Asker } from "@firsthand/platform/http/contract";
import { implement } from "@orpc/server";

import { describeEntries } from "./commands/describe-entry.ts";
import { runOne } from "./commands/run-rule.ts";
import { saveRule } from "./commands/save-rule.ts";
import { qualityContract } from "./contract.ts";
import { unknownEntry } from "./errors.ts";
import type { QualityGround } from "./ground.ts";
import { readCatalogue } from "./queries/read-catalogue.ts";
import { showEntry } from "./queries/show-entry.ts";
import { showOverview } from "./queries/show-overview.ts";
import { showRule } from "./queries/show-rule.ts";

export interface QualityContext {
  readonly ground: QualityGround;
  readonly asker: Pick<Asker, "name">;
}

/** The endpoints of this module. */
export function createQualityRouter() {
  const endpoints = implement(qualityContract).$context<QualityContext>();
  return endpoints.router({
    overview: endpoints.overview.handler(({ context }) => showOverview(context.ground)),
    look: endpoints.look.handler(async ({ context }) => {
      await context.ground.lookSoon();
      return { asked: true as const };
    }),
    rules: {
      show: endpoints.rules.show.handler(({ input, context }) => showRule(context.ground.db, input.id)),
      save: endpoints.rules.save.handler(async ({ input, context: { ground, asker } }) => {
        await saveRule(ground.db, { ...input, by: asker.name, now: ground.now() });
        return await showRule(ground.db, input.id);
      }),
      run: endpoints.rules.run.handler(async ({ input, context: { ground } }) => {
        await runOne(ground.db, input.id, { now: ground.now(), clock: ground.clock });
        return await showRule(ground.db, input.id);
      }),
    },
    catalogue: {
      list: endpoints.catalogue.list.handler(async ({ context }) => [...(await readCatalogue(context.ground)).entries]),
      show: endpoints.catalogue.show.handler(({ input, context }) => showEntry(context.ground, input.kind, input.id)),
      owners: endpoints.catalogue.owners.handler(async ({ context }) =>
        (await context.ground.members()).map(({ id, name }) => ({ id, name })),
      ),
      describe: endpoints.catalogue.describe.handler(async ({ input, context: { ground, asker } }) => {
        await describeEntries(ground, [input], { ...input, by: asker.name });
        const { kind, id } = input;
        const found = (await readCatalogue(ground)).entries.find((one) => one.kind === kind && one.id === id);
        if (!found) throw unknownEntry(kind, id);
        return found;
      }),
      own: endpoints.catalogue.own.handler(async ({ input, context: { ground, asker } }) => {
        await describeEntries(ground, input.entries, { owner: input.owner, ownerId: input.ownerId, by: asker.name });
        return { changed: input.entries.length };
      }),
    },
  });
}
