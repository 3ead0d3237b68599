import type { Asker } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";
import { implement } from "@orpc/server";

import { dismissQuarantined, stopImport } from "../listen/index.ts";
import { beginUpload } from "./commands/begin-upload.ts";
import { removeMapping } from "./commands/remove-mapping.ts";
import { removeUpload } from "./commands/remove-upload.ts";
import { replay } from "./commands/replay.ts";
import { resumeImport } from "./commands/resume-import.ts";
import { saveMapping } from "./commands/save-mapping.ts";
import { startImport } from "./commands/start-import.ts";
import { importsContract } from "./contract.ts";
import type { ImportsGround } from "./ground.ts";
import { inspectUpload } from "./queries/inspect-upload.ts";
import { listImports, showImport } from "./queries/list-imports.ts";
import { listMappings } from "./queries/list-mappings.ts";
import { listQuarantined, showQuarantined } from "./queries/read-quarantine.ts";
import { showUpload } from "./queries/show-upload.ts";

interface ImportsContext {
  readonly ground: ImportsGround;
  readonly asker: Pick<Asker, "name" | "reach">;
}

const endpoints = implement(importsContract).$context<ImportsContext>();

/** The endpoints of this module. */
export function createImportsRouter() {
  return endpoints.router({
    uploads: uploads(),
    runs: runs(),
    mappings: mappings(),
    quarantine: quarantine(),
  });
}

function uploads() {
  const { begin, show, remove, inspect } = endpoints.uploads;
  return {
    begin: begin.handler(({ input, context: { ground, asker } }) => beginUpload(ground, { ...input, by: asker.name })),
    show: show.handler(({ input, context: { ground } }) => showUpload(ground, input.id)),
    remove: remove.handler(async ({ input, context: { ground } }) => {
      await removeUpload(ground, input.id);
      return { removed: true };
    }),
    inspect: inspect.handler(({ input: { id, ...told }, context: { ground, asker } }) =>
      inspectUpload(ground, id, { ...told, clear: seesPersonalData(asker) }),
    ),
  };
}

function runs() {
  const { start, list, show, stop, resume } = endpoints.runs;
  return {
    start: start.handler(async ({ input, context: { ground, asker } }) => ({
      id: await startImport(ground, { ...input, by: asker.name }),
    })),
    list: list.handler(({ input, context: { ground } }) => listImports(ground, input)),
    show: show.handler(({ input, context: { ground } }) => showImport(ground, input.id)),
    stop: stop.handler(async ({ input: { id }, context: { ground } }) => {
      await transact(ground.db, (tx) => stopImport(tx, id, ground.world.now));
      return await showImport(ground, id);
    }),
    resume: resume.handler(async ({ input: { id }, context: { ground } }) => {
      await resumeImport(ground, id);
      return await showImport(ground, id);
    }),
  };
}

function mappings() {
  const { list, save, remove } = endpoints.mappings;
  return {
    list: list.handler(({ context: { ground } }) => listMappings(ground.db)),
    save: save.handler(({ input, context: { ground, asker } }) => saveMapping(ground, { ...input, by: asker.name })),
    remove: remove.handler(async ({ input, context: { ground } }) => ({
      removed: await removeMapping(ground.db, input.name),
    })),
  };
}

function quarantine() {
  const { list, show, replay: again, dismiss } = endpoints.quarantine;
  return {
    list: list.handler(({ input: { import: importId, ...query }, context: { ground, asker } }) =>
      listQuarantined(ground, { ...query, importId, clear: seesPersonalData(asker) }),
    ),
    show: show.handler(({ input, context: { ground, asker } }) =>
      showQuarantined(ground, input.id, { clear: seesPersonalData(asker) }),
    ),
    replay: again.handler(({ input: { import: importId, ...request }, context: { ground } }) =>
      replay(ground, { ...request, importId }),
    ),
    dismiss: dismiss.handler(async ({ input, context: { ground } }) => {
      await transact(ground.db, (tx) => dismissQuarantined(tx, input.id));
      return { dismissed: true };
    }),
  };
}

/** What was not understood has no unit yet: only who may see personal data everywhere sees those in it. */
export function seesPersonalData(asker: Pick<Asker, "reach">): boolean {
  return asker.reach("personal.unmask") === "all";
}
