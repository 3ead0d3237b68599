import { Readable } from "node:stream";

import type { HttpSettings } from "@firsthand/platform/http";

import { lineFilter } from "./contract.ts";
import { exportLines } from "./queries/export-lines.ts";
import type { Handle } from "@firsthand/platform/storage";

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

const types = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/x-ndjson; charset=utf-8",
} as const;

/** The record as a file: the same filters as the list, and all lines that fit. */
export function auditPlainRoutes(db: Handle): (app: App) => void {
  return (app) => {
    for (const format of ["csv", "jsonl"] as const) {
      app.get(
        `/api/audit.${format}`,
        { config: { access: "audit.read", operation: "audit.export", audited: true, pace: "export" } },
        async ({ query }, reply) => {
          const pieces = exportLines(db, lineFilter.parse(query), format);
          // The first piece is read before anything is sent, so that a wrong question is answered as such.
          const first = await pieces.next();
          const all = async function* () {
            if (!first.done) yield first.value;
            yield* pieces;
          };
          return reply
            .type(types[format])
            .headers({ "content-disposition": `attachment; filename="audit.${format}"`, "cache-control": "no-store" })
            .send(Readable.from(all()));
        },
      );
    }
  };
}
