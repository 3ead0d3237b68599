import { z } from "zod";

import { action } from "./action.ts";
import { authentication, rate, settings } from "./connection.ts";
import { stream } from "./stream.ts";
import { webhook } from "./webhook.ts";
import { expression, headers, id, line, link, template, words } from "./words.ts";

/** A connector as it is written. */
export const connectorFile = z.strictObject({
  id: id.describe("Unique among all connectors, and meant to stay."),
  name: line,
  icon: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, "write the name of an icon of tabler.io/icons, for example brand-slack")
    .default("plug"),
  about: words.describe("What it brings in, and what it does not."),
  documentation: link.optional().describe("The public description of the other side that it was written from."),
  tried: words.optional().describe("Against which real server and version. Left out: not yet tried."),
  settings,
  base: template
    .default("")
    .describe("The beginning of every address, with {names} of settings; needed to ask for anything."),
  headers,
  authentication: authentication.default({ kind: "none" }),
  rate: rate.optional().describe("How often they may be asked."),
  error: expression
    .optional()
    .describe("Of an answer: what went wrong, where it says so with status 200; nothing where nothing did."),
  refused_errors: z
    .array(z.string().max(200))
    .max(50)
    .default([])
    .describe("Such errors mean that the credentials are wrong."),
  limited_errors: z.array(z.string().max(200)).max(50).default([]).describe("Such errors mean: too often."),
  streams: z.record(id, stream).default({}),
  actions: z.record(id, action).default({}),
  webhook: webhook.optional(),
});

export type Manifest = z.output<typeof connectorFile>;
