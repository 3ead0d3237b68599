import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import type { Jobs } from "@firsthand/platform/jobs";
import type { Handle } from "@firsthand/platform/storage";

import { type ContentErasure, eraseContent } from "./commands/erase-content.ts";
import type { Verification } from "./contract.ts";
import type { AuditGround } from "./ground.ts";
import { defineAuditJobs } from "./jobs.ts";
import { auditPlainRoutes } from "./plain-routes.ts";
import { type RunningRecorder, createRecorder } from "./recorder.ts";
import { auditRouter } from "./routes.ts";

export interface AuditSettings extends AuditGround {
  /** Told when lines could not be written; they are tried again. */
  readonly onTrouble: (error: unknown) => void;
}

export interface Audit {
  readonly recorder: RunningRecorder;
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
  readonly defineJobs: (jobs: Pick<Jobs, "define">, onUnsound: (found: Verification) => void) => void;
  /** Takes the names and values of a customer out, in the transaction of the caller; gives the number of lines. */
  readonly eraseContent: (tx: Handle, erasure: ContentErasure) => Promise<number>;
}

/** The record of who did what, ready to be written, shown, sealed and checked. */
export function createAudit({ onTrouble, ...ground }: AuditSettings): Audit {
  const recorder = createRecorder(ground, onTrouble);
  return {
    recorder,
    mount: mountApi({
      name: "audit",
      router: auditRouter,
      context: (asker) => ({ ground, asker, flush: recorder.flush }),
    }),
    plainRoutes: auditPlainRoutes(ground.db),
    defineJobs: (jobs, onUnsound) => defineAuditJobs(jobs, ground, onUnsound),
    eraseContent: (tx, erasure) => eraseContent(tx, ground, erasure),
  };
}
