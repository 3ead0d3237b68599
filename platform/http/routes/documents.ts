import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

import type { OpenApiDocument } from "../openapi.ts";
import { stylesheet } from "../pages/layout.ts";
import { referencePage } from "../pages/reference.ts";

/** Answers with the page of the app. */
export type AnswerPage = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** The pages for people and the document for programs; `page` answers at `/`. */
export function addDocuments(
  app: FastifyInstance,
  { document, page }: { document: OpenApiDocument; page: AnswerPage },
): void {
  const open = { config: { access: "open" } } as const;
  const free = { config: { access: "open", pace: "free" } } as const;
  app.get("/", free, page);
  app.get("/style.css", free, async (_request, reply) =>
    reply.type("text/css; charset=utf-8").header("cache-control", "public, max-age=86400").send(stylesheet),
  );
  app.get("/api", free, async (_request, reply) => reply.redirect("/api/", 308));
  app.get("/api/", open, async (request, reply) =>
    reply.type("text/html; charset=utf-8").send(referencePage(document, `${request.protocol}://${request.host}`)),
  );
  app.get("/api/openapi.json", open, async () => document);
}
