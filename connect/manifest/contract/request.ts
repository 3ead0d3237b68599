import { z } from "zod";

import { headers, template } from "./words.ts";

const leaf = z.union([template, z.number(), z.boolean(), z.null()]);
type Leaf = z.output<typeof leaf>;

/** JSON in which every text is a template; one that is a single {name} keeps the kind of its value. */
type JsonTemplate = Leaf | readonly JsonTemplate[] | { readonly [key: string]: JsonTemplate };
const json: z.ZodType<JsonTemplate> = z
  .lazy(() => z.union([leaf, z.array(json), z.record(z.string(), json)]))
  .describe("Texts in it are templates; a key whose value is not known is left out.");

const fields = z.record(z.string().min(1).max(200), template);

const graphql = z.strictObject({
  query: z.string().trim().min(1).max(20_000).describe("The query as it is, without templates: braces stand alone."),
  variables: z.record(z.string().min(1).max(200), json).default({}).describe("Its variables; texts are templates."),
});

const body = z.union([z.strictObject({ json }), z.strictObject({ form: fields }), z.strictObject({ graphql })], {
  error: "write json:, form: or graphql:, and below it what is sent",
});

export const request = z.strictObject({
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
  path: template.describe("Joined to base; values in it are encoded."),
  query: fields.default({}).describe("A part whose value is not known is left out."),
  headers,
  body: body.optional(),
});

export type RequestTemplate = z.output<typeof request>;
export type Body = z.output<typeof body>;
