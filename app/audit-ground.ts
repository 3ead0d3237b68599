import { randomBytes } from "node:crypto";
import { join } from "node:path";

import { type AuditGround, auditKey } from "@firsthand/govern/audit";
import type { Config } from "@firsthand/platform/config";
import type { Handle } from "@firsthand/platform/storage";

import { secretOf } from "./world.ts";

/** What the record of who did what works with. */
export function auditGround(
  config: Pick<Config, "dataDirectory" | "secret">,
  db: Handle,
  now: () => Date,
): AuditGround {
  return {
    db,
    key: auditKey(secretOf(config)),
    now,
    random: () => randomBytes(8),
    sealFile: join(config.dataDirectory, "audit-seal"),
  };
}
