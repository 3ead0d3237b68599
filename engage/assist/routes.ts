import type { Asker } from "@firsthand/platform/http/contract";
import { implement } from "@orpc/server";

import { draftReply } from "./commands/draft-reply.ts";
import { nameTheme } from "./commands/name-theme.ts";
import { removeSettings, saveSettings } from "./commands/save-settings.ts";
import { summariseThread } from "./commands/summarise-thread.ts";
import { testModel } from "./commands/test-model.ts";
import { translateMessage } from "./commands/translate-message.ts";
import { assistContract } from "./contract.ts";
import { notSet } from "./errors.ts";
import type { AssistGround } from "./ground.ts";
import { showSettings } from "./queries/show-settings.ts";
import { showUsage } from "./queries/show-usage.ts";

interface AssistContext {
  readonly ground: AssistGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createAssistRouter() {
  const endpoints = implement(assistContract).$context<AssistContext>();
  return endpoints.router({
    uses: endpoints.uses.handler(async ({ context: { ground } }) => ({
      uses: (await showSettings(ground.db))?.uses ?? [],
    })),
    draft: endpoints.draft.handler(({ input: { id }, context: { ground, asker } }) => draftReply(ground, asker, id)),
    summarise: endpoints.summarise.handler(({ input, context: { ground, asker } }) =>
      summariseThread(ground, asker, input),
    ),
    translate: endpoints.translate.handler(({ input, context: { ground, asker } }) =>
      translateMessage(ground, asker, input),
    ),
    nameTheme: endpoints.nameTheme.handler(({ input: { id }, context: { ground, asker } }) =>
      nameTheme(ground, asker, id),
    ),
    settings: endpoints.settings.handler(async ({ context: { ground } }) => ({
      settings: await showSettings(ground.db),
    })),
    save: endpoints.save.handler(async ({ input, context: { ground, asker } }) => {
      await saveSettings(ground, input, { name: asker.name, mayOpenNetwork: asker.may.includes("system.manage") });
      const saved = await showSettings(ground.db);
      if (!saved) throw notSet();
      return saved;
    }),
    remove: endpoints.remove.handler(async ({ context: { ground } }) => {
      await removeSettings(ground);
      return {};
    }),
    test: endpoints.test.handler(({ context: { ground, asker } }) => testModel(ground, asker)),
    usage: endpoints.usage.handler(({ input: { month }, context: { ground } }) =>
      showUsage(ground.db, ground.now(), month),
    ),
  });
}
