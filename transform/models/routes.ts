import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { saveModel } from "./commands/save-model.ts";
import { modelsContract, type ModelName } from "./contract.ts";
import { noModel } from "./errors.ts";
import type { ModelKind, ModelsGround } from "./ground.ts";
import { listVersions } from "./queries/list-versions.ts";
import { modelInForce, showModel } from "./queries/show-model.ts";
import { showVersion } from "./queries/show-version.ts";

export interface ModelsContext {
  readonly ground: ModelsGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createModelsRouter() {
  const endpoints = implement(modelsContract).$context<ModelsContext>();
  return endpoints.router({
    show: endpoints.show.handler(({ input, context: { ground } }) => showModel(ground, kindOf(ground, input.model))),
    versions: endpoints.versions.handler(({ input, context }) => listVersions(context.ground.db, input.model)),
    version: endpoints.version.handler(async ({ input, context }) => {
      const version = await showVersion(context.ground.db, input.model, input.version);
      return { ...version, savedAt: version.savedAt.toISOString() };
    }),
    check: endpoints.check.handler(({ input, context }) => {
      const read = kindOf(context.ground, input.model).read(input.text);
      return read.ok ? { faults: [], contents: read.contents } : { faults: [...read.faults], contents: null };
    }),
    save: endpoints.save.handler(async ({ input, context: { ground, asker } }) => {
      const kind = kindOf(ground, input.model);
      const { text, why, ifVersion } = input;
      const saved = await saveModel(ground.db, kind, { text, why, ifVersion, by: asker.name, now: ground.now() });
      return modelInForce(kind, saved);
    }),
  });
}

function kindOf({ kinds }: ModelsGround, name: ModelName): ModelKind {
  const kind = kinds.find((one) => one.name === name);
  if (!kind) throw noModel(name);
  return kind;
}
