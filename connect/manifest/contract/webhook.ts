import { z } from "zod";

import { declared } from "./stream.ts";
import { expression, id, settingId, words } from "./words.ts";

const header = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, "write the name of a header");

const part = z.string().regex(/^[A-Za-z][\w.-]{0,99}$/, "write the name of a part of the query");

const signature = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("hmac"),
      secret: settingId.describe("The setting that holds the key."),
      secret_form: z
        .enum(["text", "base64", "hex", "standard_webhooks"])
        .default("text")
        .describe("How the key is written; standard_webhooks is base64 after whsec_."),
      hash: z.enum(["sha1", "sha256", "sha512"]).default("sha256"),
      over: z
        .string()
        .min(1)
        .max(200)
        .describe(
          "What is signed: {body}, {timestamp}, {id}, {url} (the address that was called), {form} (of a form each name with its value, by name) and what stands between.",
        ),
      header: header.describe("The header with the signature, or with several, divided by spaces or commas."),
      prefix: z.string().max(50).default("").describe("What stands before a signature, for example sha256= or v1,"),
      encoding: z.enum(["hex", "base64"]).default("hex"),
      timestamp: z
        .strictObject({
          header: header.optional(),
          part: z.string().max(20).optional().describe("Its name within the header of the signature: t of t=1,v1=..."),
          unit: z.enum(["seconds", "milliseconds", "iso"]).default("seconds"),
        })
        .optional(),
      id_header: header.optional().describe("The header with the id of the event."),
      tolerance_seconds: z.number().positive().max(86_400).default(300),
    }),
    z.strictObject({
      kind: z.literal("token"),
      secret: settingId.describe("The setting that holds what the header has to say."),
      header,
      prefix: z.string().max(50).default(""),
    }),
  ],
  { error: "write kind: hmac or token, with its keys" },
);

const handshake = z
  .strictObject({
    token: part.describe("The part of the query that has to say the word."),
    secret: settingId.describe("The setting that holds the word."),
    answer: part.describe("The part of the query that is answered, as it came."),
  })
  .describe("Where the other side first asks by GET whether one listens.");

export const webhook = z.strictObject({
  about: words.optional().describe("How to set it up on the other side."),
  stream: id.optional().describe("The stream to whose source these records belong."),
  source: declared.optional().describe("In place of stream, where nothing can be asked for and everything is sent."),
  signature,
  handshake: handshake.optional(),
  body: z
    .enum(["json", "form"])
    .default("json")
    .describe("How events are written; the fields of a form become an object."),
  challenge: expression
    .optional()
    .describe("Of an event: what has to be answered to prove that one listens; nothing for usual events."),
  records: expression.default("$").describe("Of an event: its records."),
  map: expression.optional().describe("Of a record: the interaction; without it the map of the stream is used."),
});

export type WebhookManifest = z.output<typeof webhook>;
