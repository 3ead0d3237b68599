import { statfs } from "node:fs/promises";
import { join } from "node:path";

import {
  createImportsRouter,
  defineImportJobs,
  importsPlainRoutes,
  type ImportsGround,
} from "@firsthand/engage/imports";
import type { ConnectedAgain } from "@firsthand/engage/listen";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";

import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What uploads, imports and the quarantine bring to the server. */
export interface ImportsWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** The endpoints and the jobs of imports; uploaded files lie in `uploads` in the data directory. */
export function wireImports({ storage: { db }, jobs, config }: Ground, connected?: ConnectedAgain): ImportsWiring {
  const ground: ImportsGround = {
    db,
    world: { ...liveWorld(config), connected },
    directory: join(config.dataDirectory, "uploads"),
    maxUploadBytes: config.maxUploadBytes,
    freeBytes: async (directory) => {
      const { bavail, bsize } = await statfs(directory);
      return bavail * bsize;
    },
    enqueue: (tx, name, data) => jobs.enqueue(tx, name, data),
  };
  defineImportJobs(jobs, ground);
  const mount = mountApi({
    name: "imports",
    router: createImportsRouter(),
    context: (asker) => ({ ground, asker }),
  });
  return { mount, plainRoutes: importsPlainRoutes(ground) };
}
