import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

import type { HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { noExport } from "./errors.ts";
import type { PrivacyGround } from "./ground.ts";
import { findExport, readProof } from "./queries/read-proof.ts";

const withId = z.object({ id: z.guid().toLowerCase() });

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The files of requests: what is handed to the customer, and the proof of an erasure. */
export function privacyPlainRoutes(ground: PrivacyGround): (app: App) => void {
  return (app) => {
    app.get(
      "/api/privacy/requests/:id/file",
      {
        exposeHeadRoute: false,
        config: { access: "privacy.requests", audited: true, pace: "export", operation: "privacy.file" },
      },
      async ({ params }, reply) => {
        const { id } = withId.parse(params);
        const path = await findExport(ground, id);
        const found = await stat(path).catch(() => undefined);
        if (!found) throw noExport(id);
        return reply
          .type("application/zip")
          .headers({
            "content-disposition": `attachment; filename="data-${id}.zip"`,
            "content-length": found.size,
            "cache-control": "no-store",
          })
          .send(createReadStream(path));
      },
    );
    app.get(
      "/api/privacy/requests/:id/proof",
      { exposeHeadRoute: false, config: { access: "privacy.requests", audited: true, operation: "privacy.proof" } },
      async ({ params }, reply) => {
        const { id } = withId.parse(params);
        return reply
          .type("application/json")
          .headers({
            "content-disposition": `attachment; filename="erasure-${id}.json"`,
            "cache-control": "no-store",
          })
          .send(`${JSON.stringify(await readProof(ground.db, id), null, 2)}\n`);
      },
    );
  };
}
