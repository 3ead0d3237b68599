import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { id, instant, count, cursor, tags, view, edit, told } from "./words.ts";

export const importStates = ["waiting", "running", "done", "failed", "stopped"] as const;

/** One import, from the browser or from the command line. */
const importRun = z.object({
  id,
  fileName: z.string(),
  source: z.string(),
  state: z.enum(importStates),
  bytesRead: count,
  /** Bytes of the file; null for imports of earlier versions. */
  size: count.nullable(),
  records: count,
  accepted: count,
  repeated: count,
  revised: count,
  quarantined: count,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  by: z.string().nullable(),
  /** Whether it can go on here: its file is still on the server. */
  resumable: z.boolean(),
  failure: z.object({ code: z.string(), message: z.string(), advice: z.string().nullable() }).nullable(),
});

export const runs = {
  start: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/imports", summary: "Import an uploaded file", tags })
    .input(z.object({ uploadId: id, ...told }))
    .output(z.object({ id })),
  list: endpoint
    .meta(view)
    .route({ method: "GET", path: "/imports", summary: "All imports, newest first", tags })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: cursor.optional() }))
    .output(z.object({ rows: z.array(importRun), next: z.string().nullable() })),
  show: endpoint
    .meta(view)
    .route({ method: "GET", path: "/imports/{id}", summary: "One import", tags })
    .input(z.object({ id }))
    .output(importRun),
  stop: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/imports/{id}/stop", summary: "Stop an import; what it stored stays", tags })
    .input(z.object({ id }))
    .output(importRun),
  resume: endpoint
    .meta(edit)
    .route({
      method: "POST",
      path: "/imports/{id}/resume",
      summary: "Go on with an import that stopped or failed",
      tags,
    })
    .input(z.object({ id }))
    .output(importRun),
};

export type ImportRun = z.infer<typeof importRun>;
