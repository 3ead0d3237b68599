import { sealedColumns as connectionColumns } from "@firsthand/connect/connections";
import { sealedColumns as ingestColumns } from "@firsthand/connect/ingest";
import { sealedColumns as assistColumns } from "@firsthand/engage/assist";
import { sealedColumns as chatColumns } from "@firsthand/engage/chat";
import { sealedColumns as webhookColumns } from "@firsthand/engage/webhooks";
import { sealedColumns as accessColumns } from "@firsthand/govern/access";
import type { KeepingGround } from "@firsthand/govern/keeping";
import type { Config } from "@firsthand/platform/config";
import { createFiles } from "@firsthand/platform/files";
import type { SealedColumn } from "@firsthand/platform/secrets";
import type { Handle } from "@firsthand/platform/storage";

import { afterRestore } from "./erasing.ts";
import { fileCopies } from "./file-copies.ts";

/** What keeping stands on: the same for the server and for commands. */
export function keepingGround(db: Handle, config: Config, now: () => Date): KeepingGround {
  return {
    db,
    settings: config,
    now,
    afterRestore: afterRestore(config),
    files: fileCopies(config),
    filesIn: config.fileBucket && createFiles(config).describe(),
  };
}

/** Every column that holds something sealed; it is sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  ...accessColumns,
  ...connectionColumns,
  ...ingestColumns,
  ...chatColumns,
  ...webhookColumns,
  ...assistColumns,
];
