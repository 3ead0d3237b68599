import { Readable } from "node:stream";

import { unitsWithin } from "@firsthand/kernel/permissions";
import type { Gate, HttpSettings } from "@firsthand/platform/http";
import { z } from "zod";

import { storeProof } from "./commands/store-proof.ts";
import { PROOF_SIZE } from "./contract.ts";
import { proofTooLarge, unknownProof } from "./errors.ts";
import type { AttestationsGround } from "./ground.ts";
import { attachmentHeader } from "./rules/words.ts";
import { readProof } from "./store/proofs.ts";

const named = z.object({ name: z.string().max(1000).default("") });
const withId = z.object({ id: z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }) });

type App = Parameters<NonNullable<HttpSettings["plainRoutes"]>>[0];

/** The routes of files that prove something: bytes in, and out again as something to save, never to show. */
export function attestationsPlainRoutes(ground: AttestationsGround): (app: App, gate: Pick<Gate, "askerOf">) => void {
  return (app, { askerOf }) => {
    void app.register(async (scope) => {
      // Whatever its type is said to be, the file is bytes.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
      scope.post<{ Body: Readable | undefined }>(
        "/api/attestations/proofs",
        { config: { access: "attestations.answer", operation: "attestations.addProof" } },
        async (request) => {
          const { name } = named.parse(request.query);
          if (Number(request.headers["content-length"] ?? 0) > PROOF_SIZE) throw proofTooLarge();
          return await storeProof(ground, { name, pieces: request.body ?? Readable.from([]) }, await askerOf(request));
        },
      );
      scope.get(
        "/api/attestations/proofs/:id",
        { exposeHeadRoute: false, config: { access: "position.read", operation: "attestations.proof", audited: true } },
        async (request, reply) => {
          const id = withId.parse(request.params).id.toLowerCase();
          const asker = await askerOf(request);
          const units = unitsWithin(asker.reach("position.read"));
          const proof = await readProof(ground.db, id, { by: await ground.personBehind(asker), units });
          if (!proof) throw unknownProof(id);
          return reply
            .type("application/octet-stream")
            .headers({
              "content-disposition": attachmentHeader(proof.name),
              "x-content-type-options": "nosniff",
              "cache-control": "private, max-age=3600",
            })
            .send(proof.content);
        },
      );
    });
  };
}
