import type { Readable } from "node:stream";

import type { Gate, HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { readRaw } from "../listen/index.ts";
import { createSliceTaker } from "./commands/append-slice.ts";
import { SLICE_LIMIT } from "./contract.ts";
import { bytesMasked, sliceTooLarge } from "./errors.ts";
import type { ImportsGround } from "./ground.ts";
import { seesPersonalData } from "./routes.ts";

const withId = z.object({ id: z.guid() });
const place = z.object({ offset: z.coerce.number().int().nonnegative() });

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The routes whose bodies are bytes: slices of uploads in, quarantined records out. */
export function importsPlainRoutes(ground: ImportsGround): (app: App, gate: Pick<Gate, "askerOf">) => void {
  const slices = createSliceTaker(ground);
  return (app, { askerOf }) => {
    void app.register(async (scope) => {
      // The slice goes to the disk piece by piece, never as a whole into memory.
      scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
      scope.put<{ Body: Readable }>(
        "/api/uploads/:id/content",
        { config: { access: "imports.run", audited: false } },
        async ({ params, query, headers, body }) => {
          const { id } = withId.parse(params);
          const { offset } = place.parse(query);
          if (Number(headers["content-length"] ?? 0) > SLICE_LIMIT) throw sliceTooLarge(SLICE_LIMIT);
          return await slices.append({ id: id.toLowerCase(), offset, pieces: body });
        },
      );
      scope.get(
        "/api/quarantine/:id/raw",
        {
          exposeHeadRoute: false,
          config: { access: "imports.read", operation: "imports.quarantine.raw", audited: true },
        },
        async (request, reply) => {
          const { id } = withId.parse(request.params);
          if (!seesPersonalData(await askerOf(request))) throw bytesMasked();
          const raw = await readRaw(ground.db, id);
          // Customers wrote these bytes: a browser must save them, never show them.
          return reply
            .type("application/octet-stream")
            .headers({
              "content-disposition": `attachment; filename="quarantine-${id}.bin"`,
              "x-content-type-options": "nosniff",
            })
            .send(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
        },
      );
    });
  };
}
