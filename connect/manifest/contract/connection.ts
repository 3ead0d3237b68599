import { z } from "zod";

import { request } from "./request.ts";
import { line, link, settingId, template, words } from "./words.ts";

export const SETTING_KINDS = ["text", "secret", "choice", "url"] as const;

const setting = z.strictObject({
  title: line,
  kind: z
    .enum(SETTING_KINDS)
    .describe("A secret is kept sealed and shown to nobody; url is the address of a site or server of their own."),
  needed: z.boolean().default(true).describe("Whether it has to be filled in."),
  hint: words.optional().describe("Where to find it, in words."),
  link: link.optional().describe("Where to find it, or where that is described."),
  example: line.optional(),
  choices: z.record(z.string().max(100), line).optional().describe("Of a choice: what is sent, and what people read."),
  default: z.string().max(200).optional(),
  pattern: z.string().max(200).optional().describe("A regular expression that the whole of it has to match."),
});

const scopes = z.array(z.string().min(1).max(200)).max(50).default([]);
const tokenHeader = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, "write the name of a header")
  .optional()
  .describe("The header that carries the token as it is. Left out: Authorization, after Bearer.");
const oauthAddress = template.describe("An address, with {names} of settings.");

export const authentication = z
  .discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({
        kind: z.literal("api_key"),
        in: z.enum(["header", "query"]),
        name: z.string().regex(/^[A-Za-z][\w-]{0,99}$/, "write the name of a header or of a part of the query"),
        value: template,
      }),
      z.strictObject({ kind: z.literal("basic"), user: template, password: template }),
      z.strictObject({ kind: z.literal("bearer"), token: template }),
      z.strictObject({
        kind: z.literal("session"),
        request: request.describe("Signs in, with what the settings say."),
        token_at: z
          .string()
          .regex(/^[\w-]+(\.[\w-]+){0,9}$/, "write names, joined by dots, for example data.token")
          .describe("Where the token stands in the answer; it is sent as Authorization: Bearer."),
        minutes: z.number().min(1).max(1440).default(60).describe("So long a token is used; then one signs in anew."),
      }),
      z.strictObject({
        kind: z.literal("oauth2_client_credentials"),
        token_address: oauthAddress,
        client_id: template,
        client_secret: template,
        scopes,
        secret_in: z.enum(["header", "body"]).default("header").describe("How the client says who it is."),
        token_header: tokenHeader,
      }),
      z.strictObject({
        kind: z.literal("oauth2_authorization_code"),
        authorization_address: oauthAddress,
        token_address: oauthAddress,
        client_id: template,
        client_secret: template,
        scopes,
        secret_in: z.enum(["header", "body"]).default("header").describe("How the client says who it is."),
        token_header: tokenHeader,
        pkce: z.boolean().default(true),
        parameters: z
          .record(z.string().max(100), z.string().max(500))
          .default({})
          .describe("Further parts of the address where somebody is asked to agree."),
      }),
    ],
    {
      error:
        "write kind: none, api_key, basic, bearer, session, oauth2_client_credentials or oauth2_authorization_code, with its keys",
    },
  )
  .describe("How the other side knows who asks. Where every setting that it names is left empty, nothing is said.");

export const rate = z.strictObject({
  requests: z.int().min(1).max(100_000),
  per_seconds: z.number().positive().max(86_400),
  at_once: z.int().min(1).max(1000).default(1).describe("So many may go out without a pause between them."),
});

export const settings = z.record(settingId, setting).default({});

export type Setting = z.output<typeof setting>;
export type Authentication = z.output<typeof authentication>;
