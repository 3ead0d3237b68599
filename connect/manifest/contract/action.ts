import { z } from "zod";

import { request } from "./request.ts";
import { expression, line, settingId, words } from "./words.ts";

/** What an action may be given; it stands in its request as {input.text} and so on. */
export const ACTION_INPUTS = ["text", "subject", "thread", "parent", "account", "id", "status", "key"] as const;

export const action = z.strictObject({
  title: line,
  about: words.optional(),
  does: z.enum(["reply", "publish", "create", "update"]),
  lookup: request.optional().describe("Asked before it, to read what the request needs; it has to change nothing."),
  values: z
    .record(settingId, expression)
    .default({})
    .describe(
      "Over {input, found, now}: what was given, what the lookup answered, and the time. It stands in the request as {value.name}.",
    ),
  request,
  done: expression
    .optional()
    .describe("Of the answer: true where it was done; without it every status from 200 to 299 says so."),
  external_id: expression.optional().describe("Of the answer: the id of what was made, as map of the stream gives it."),
  longest: z.number().int().min(1).max(100_000).default(10_000).describe("So many characters the text may have."),
  repeatable: z
    .boolean()
    .default(false)
    .describe("Asking twice does it once, so it may be tried again when it is not known whether it was done."),
});

export type ActionManifest = z.output<typeof action>;
export type ActionInput = (typeof ACTION_INPUTS)[number];
