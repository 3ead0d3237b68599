import type { Access } from "@firsthand/kernel/permissions";
import { OpenAPIGenerator } from "@orpc/openapi";
import type { OpenAPI } from "@orpc/contract";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";

import type { RouteEntry } from "./contract.ts";
import { type ApiMount, endpointsOf } from "./routes/api.ts";
import { patternOf } from "./rules/route-patterns.ts";

export type OpenApiDocument = OpenAPI.Document;
type OpenApiOperation = OpenAPI.OperationObject & { "x-access"?: Access };

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** An operation with its place in the document. */
export interface PlacedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: OpenApiOperation;
}

/**
 * The OpenAPI 3.1 document of all mounted endpoints and of the server's own. Paths are given in full. Every operation
 * says who may call it (`x-access`), and what an error looks like.
 */
export async function describeApi({
  mounts,
  routes,
  version,
}: {
  mounts: readonly ApiMount[];
  routes: readonly RouteEntry[];
  version: string;
}): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const router = Object.fromEntries(mounts.map((mount) => [mount.name, mount.router]));
  const document = await generator.generate(router, {
    info: { title: "Firsthand", version, description },
    servers: [{ url: "/" }],
  });
  const paths = Object.fromEntries(Object.entries(document.paths ?? {}).map(([path, item]) => [`/api${path}`, item]));
  const own = Object.fromEntries(
    Object.entries(serverPaths).filter(([path]) => routes.some(({ url }) => url === path)),
  );
  const whole: OpenApiDocument = {
    ...document,
    paths: { ...paths, ...own },
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: problemSchema },
      securitySchemes,
    },
  };
  const nameOf = await namesByEndpoint(mounts);
  const accessOf = new Map(routes.map(({ method, url, access }) => [`${method.toLowerCase()} ${url}`, access]));
  for (const { method, path, operation } of operationsOf(whole)) {
    complete(operation, {
      name: nameOf.get(`${method} ${path}`),
      access: accessOf.get(`${method} ${patternOf(path)}`) ?? "system.manage",
    });
  }
  return whole;
}

/** All operations of a document, in its order. */
export function operationsOf(document: OpenApiDocument): PlacedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

async function namesByEndpoint(mounts: readonly ApiMount[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { name, router } of mounts) {
    for (const { method, path } of await endpointsOf(router)) found.set(`${method.toLowerCase()} /api${path}`, name);
  }
  return found;
}

/** Adds what all have in common: group, access, and the form of errors. */
function complete(operation: OpenApiOperation, { name, access }: { name: string | undefined; access: Access }): void {
  if (name !== undefined) operation.tags ??= [name];
  operation.security = access === "open" ? [] : [{ session: [] }, { key: [] }];
  operation["x-access"] = access;
  const responses = operation.responses ?? {};
  for (const [status, response] of Object.entries(responses)) {
    if (/^[45]/.test(status) && !("$ref" in response)) response.content = problemContent;
  }
  operation.responses = { ...responses, default: { description: "What went wrong", content: problemContent } };
}

const description =
  "One log of everything that passes between an organisation and people, and every figure measured from it. Errors are problem documents (RFC 9457).";

const securitySchemes: NonNullable<OpenAPI.ComponentsObject["securitySchemes"]> = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "firsthand_…",
    description: "The cookie of somebody who is signed in; its name ends in a word of this installation.",
  },
  key: {
    type: "http",
    scheme: "bearer",
    description: "A key that an administrator made, or the access key of this installation.",
  },
};

const problemContent = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

const problemSchema: OpenAPI.SchemaObject = {
  type: "object",
  required: ["type", "title", "status", "detail", "code", "instance"],
  properties: {
    type: { type: "string", description: "urn:firsthand:problem: and the code" },
    title: { type: "string" },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string", description: "What was wrong and where" },
    code: { type: "string", description: "A stable word for programs" },
    advice: { type: "string", description: "What to do about it" },
    instance: { type: "string", description: "The id of the request, as in the header X-Request-Id" },
    issues: {
      type: "array",
      description: "The wrong places of an input",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

const status = (word: string) => ({
  200: {
    description: "As it should be",
    content: {
      "application/json": {
        schema: {
          type: "object" as const,
          required: ["status"],
          properties: { status: { type: "string" as const, enum: [word] } },
        },
      },
    },
  },
});

const serverPaths: NonNullable<OpenApiDocument["paths"]> = {
  "/health": {
    get: {
      operationId: "server.health",
      tags: ["server"],
      summary: "Whether the process answers",
      responses: status("up"),
    },
  },
  "/ready": {
    get: {
      operationId: "server.ready",
      tags: ["server"],
      summary: "Whether its database answers too",
      responses: status("ready"),
    },
  },
  "/metrics": {
    get: {
      operationId: "server.metrics",
      tags: ["server"],
      summary: "What the process measures of itself, for Prometheus",
      responses: {
        200: { description: "Text format 0.0.4", content: { "text/plain": { schema: { type: "string" } } } },
      },
    },
  },
  "/api/events": {
    get: {
      operationId: "server.events",
      tags: ["server"],
      summary: "What changed, as it changes (server-sent events)",
      description:
        'Each event `changed` carries {"topics": [...]}; the topic * stands for everything. Fetch again what you show.',
      responses: {
        200: {
          description: "A stream that stays open",
          content: { "text/event-stream": { schema: { type: "string" } } },
        },
      },
    },
  },
};
