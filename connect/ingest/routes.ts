import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";
import { implement } from "@orpc/server";

import { ingestContract } from "./contract.ts";
import type { IngestGround } from "./ground.ts";
import { listHooks, makeHook, removeHook, rotateHook } from "./hooks/manage-hooks.ts";

/** Binds the endpoints of sources that are sent in, and of incoming webhooks. */
export function createIngestRouter() {
  const endpoints = implement(ingestContract).$context<{
    readonly ground: IngestGround;
    readonly asker: Asker;
  }>();
  const { sources, hooks } = endpoints;
  return endpoints.router({
    sources: {
      list: sources.list.handler(async ({ context: { ground } }) => [...(await ground.findSources(ground.db))]),
      declare: sources.declare.handler(({ input, context: { ground } }) =>
        transact(ground.db, async (tx) => {
          const declared = await ground.declareSource(tx, input, ground.now());
          noteChange({ subject: `source ${input.name}`, before: null, after: declared });
          return declared;
        }),
      ),
    },
    hooks: {
      list: hooks.list.handler(({ context: { ground } }) => listHooks(ground)),
      make: hooks.make.handler(({ input, context: { ground, asker } }) =>
        makeHook(ground, { ...input, by: asker.name }),
      ),
      rotate: hooks.rotate.handler(({ input, context: { ground } }) => rotateHook(ground, input.id)),
      remove: hooks.remove.handler(({ input, context: { ground } }) => removeHook(ground, input.id)),
    },
  });
}
