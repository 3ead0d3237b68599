import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { sourceDeclaration } from "../records/contract.ts";

const name = sourceDeclaration.shape.name;

/** Something of what was sent in that is not in the log as it was meant, by its place: 0 is the first. */
export const ingestIssue = z.object({
  index: z.number().int().nonnegative(),
  /** A stable word. */
  code: z.string(),
  message: z.string(),
  advice: z.string(),
});

/** What became of everything that was sent in; told only after it is stored. */
export const ingestAnswer = z.object({
  received: z.number().int().nonnegative(),
  accepted: z.number().int().nonnegative(),
  /** Was here before, word for word. */
  repeated: z.number().int().nonnegative(),
  /** Another revision of something that was here. */
  revised: z.number().int().nonnegative(),
  /** Not understood: stored as it came, to be looked at and tried again. */
  quarantined: z.array(ingestIssue),
  /** Not stored: to be corrected and sent again. */
  rejected: z.array(ingestIssue),
  /** How many more were quarantined or rejected than are listed here. */
  unlisted: z.number().int().nonnegative(),
});

const hookId = z.guid();

/** A place where another system may send its events, signed. */
const hook = z.object({
  id: hookId,
  name,
  source: name,
  /** The path to give to the other system, below the address of this server. */
  path: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Until when the secret before the newest is taken as well. */
  oldSecretEndsAt: z.iso.datetime().nullable(),
});

/** With its secret, which is shown this once. */
const hookWithSecret = hook.extend({ secret: z.string() });

const tags = ["Ingest"];

export const ingestContract = {
  sources: {
    list: endpoint
      .meta({ access: "sources.manage" })
      .route({ method: "GET", path: "/ingest/sources", summary: "The sources that are declared", tags })
      .output(z.array(sourceDeclaration)),
    declare: endpoint
      .meta({ access: "sources.manage" })
      .route({ method: "PUT", path: "/ingest/sources/{name}", summary: "Declare a source", tags })
      .input(sourceDeclaration)
      .output(sourceDeclaration),
  },
  hooks: {
    list: endpoint
      .meta({ access: "sources.manage" })
      .route({ method: "GET", path: "/ingest/hooks", summary: "Incoming webhooks", tags })
      .output(z.array(hook)),
    make: endpoint
      .meta({ access: "sources.manage" })
      .route({ method: "POST", path: "/ingest/hooks", summary: "Make an incoming webhook", tags })
      .input(z.object({ name, source: name }))
      .output(hookWithSecret),
    rotate: endpoint
      .meta({ access: "sources.manage" })
      .route({
        method: "POST",
        path: "/ingest/hooks/{id}/secret",
        summary: "Make a new secret; the one before stays good for a day",
        tags,
      })
      .input(z.object({ id: hookId }))
      .output(hookWithSecret),
    remove: endpoint
      .meta({ access: "sources.manage" })
      .route({ method: "DELETE", path: "/ingest/hooks/{id}", summary: "Remove an incoming webhook", tags })
      .input(z.object({ id: hookId })),
  },
};

export type IngestAnswer = z.infer<typeof ingestAnswer>;
export type IngestIssue = z.infer<typeof ingestIssue>;
export type Hook = z.infer<typeof hook>;
export type HookWithSecret = z.infer<typeof hookWithSecret>;
