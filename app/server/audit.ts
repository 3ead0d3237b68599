import { type Audit, createAudit } from "@firsthand/govern/audit";
import type { Config } from "@firsthand/platform/config";
import { type Logger, type TraceSettings, addressOfRequest } from "@firsthand/platform/http";
import type { Jobs } from "@firsthand/platform/jobs";
import type { Handle } from "@firsthand/platform/storage";
import { type Recorder, createTrace, endTrace, runTraced } from "@firsthand/platform/trace";

import { auditGround } from "../audit-ground.ts";

interface AuditParts {
  readonly db: Handle;
  readonly now: () => Date;
  readonly logger: Logger;
}

export interface AuditWiring {
  readonly audit: Audit;
  /** For the server: what requests leave in the record. */
  readonly trace: TraceSettings;
  /** The same jobs, whose handlers leave in the record what they note. */
  readonly traceJobs: (jobs: Jobs) => Jobs;
}

/** The record of who did what, for requests and jobs. */
export function wireAudit(config: Config, { db, now, logger }: AuditParts): AuditWiring {
  const audit = createAudit({
    ...auditGround(config, db, now),
    onTrouble: (error) => logger.error({ err: error }, "the audit record could not be written and is tried again"),
  });
  const { recorder } = audit;
  return {
    audit,
    trace: {
      recorder,
      now,
      addressOf: addressOfRequest,
    },
    traceJobs: (jobs) => tracedJobs(jobs, recorder, now),
  };
}

/** What jobs change by themselves (settings, what they take out) is recorded where they note it. */
function tracedJobs(jobs: Jobs, recorder: Recorder, now: () => Date): Jobs {
  const define: Jobs["define"] = (name, handler, options) =>
    jobs.define(
      name,
      async (data, attempt) => {
        const trace = createTrace({
          facts: {
            actor: { kind: "job", id: name, name: "the installation" },
            operation: `job.${name}`,
            subject: null,
            unit: null,
            address: null,
            requestId: null,
            input: { jobId: attempt.id },
          },
          recorder,
          now,
          records: "notes",
        });
        try {
          await runTraced(trace, () => handler(data, attempt));
          await endTrace(trace, { outcome: "done" });
        } catch (error) {
          await endTrace(trace, { outcome: "failed" });
          throw error;
        }
      },
      options,
    );
  return { ...jobs, define };
}
