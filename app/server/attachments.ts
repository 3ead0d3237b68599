import {
  attachmentsPlainRoutes,
  clearLeaving,
  clearUnnamed,
  createAttachmentsRouter,
} from "@firsthand/engage/attachments";
import { createFiles } from "@firsthand/platform/files";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";

import type { Ground } from "./ground.ts";

/** What files of messages bring to the server. */
interface AttachmentsWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** Files that came with messages: lists, the files themselves, and the jobs that clear away what nobody names. */
export function wireAttachments({ storage: { db }, jobs, now, config }: Ground): AttachmentsWiring {
  const files = createFiles(config);
  jobs.define("attachments-leaving", async () => void (await clearLeaving(db, files)), {
    retry: { times: 3, afterSeconds: 60 },
    schedule: { cron: "*/5 * * * *" },
    limitSeconds: 3600,
  });
  jobs.define(
    "attachments-unnamed",
    async (_data, { signal }) => void (await clearUnnamed(db, files, { now: now(), signal })),
    { retry: { times: 3, afterSeconds: 600 }, schedule: { cron: "10 3 * * *" }, limitSeconds: 6 * 3600 },
  );
  return {
    mount: mountApi({
      name: "attachments",
      router: createAttachmentsRouter(),
      context: (asker) => ({ db, asker }),
    }),
    plainRoutes: attachmentsPlainRoutes({ db, files }),
  };
}
