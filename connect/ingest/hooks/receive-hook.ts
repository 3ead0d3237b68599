import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";

import { z } from "zod";

import type { Intake } from "../commands/create-intake.ts";
import { chunksOf } from "../commands/read-body.ts";
import { beginTakingIn, RECORD_BYTES } from "../commands/take-in.ts";
import type { IngestAnswer } from "../contract.ts";
import { notSigned, recordTooLarge, unknownHook } from "../errors.ts";
import type { IngestGround } from "../ground.ts";
import { isFields, textOf } from "../rules/texts.ts";
import * as store from "../store/hooks.ts";
import { hookSecrets } from "./sealed-columns.ts";
import { isSignedBy } from "./signature.ts";

const hookId = z.guid();

/**
 * Takes in what another system sends to an incoming webhook, once its signature is proved. The same message again is
 * the same delivery. Throws `unknown_hook`, `record_too_large` and `signature_wrong`.
 */
export async function receiveHook(
  { ground, intake }: { readonly ground: IngestGround; readonly intake: Intake },
  request: { readonly id: string; readonly headers: IncomingHttpHeaders; readonly body: Readable | undefined },
): Promise<IngestAnswer> {
  const id = hookId.safeParse(request.id).data;
  const now = ground.now();
  const hook = id === undefined ? undefined : await store.findHook(ground.db, id);
  if (!hook) throw unknownHook();
  intake.checkRoom();
  const body = await wholeBody(request);
  const header = (name: string) => textOf(request.headers[name]) ?? "";
  const messageId = header("webhook-id");
  const timestamp = header("webhook-timestamp");
  const secrets = await hookSecrets.find(ground.db, hook.hook_id, { open: ground.open, now });
  const signed = { id: messageId, timestamp, signature: header("webhook-signature"), body };
  const by = { way: "hook", wayId: hook.hook_id, wayName: hook.name } as const;
  if (!isSignedBy(secrets, signed, now)) {
    const nothing = { accepted: 0, repeated: 0, revised: 0, quarantined: 0 };
    ground.noteFlow({ ...by, source: hook.source, records: 1, ...nothing, refused: 1 });
    throw notSigned();
  }
  const { things, at } = thingsIn(body);
  const defaults = { source: hook.source, now, at: at ?? new Date(Number(timestamp) * 1000).toISOString() };
  const taking = beginTakingIn(ground, intake, { reach: "all", defaults, by });
  for (const [index, thing] of things.entries())
    taking.add(thing, { externalId: things.length === 1 ? messageId : `${messageId}/${index + 1}` });
  await taking.flush();
  await store.touchHook(ground.db, hook.hook_id, now);
  return taking.answer();
}

async function wholeBody({
  body,
  headers,
}: {
  readonly body: Readable | undefined;
  readonly headers: IncomingHttpHeaders;
}): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body)
    for await (const chunk of chunksOf(body, headers["content-encoding"])) {
      length += chunk.length;
      if (length > RECORD_BYTES) throw recordTooLarge(RECORD_BYTES);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

/**
 * The records of a message: `{ type, timestamp, data }` of Standard Webhooks with one or several in `data`, a list, or
 * one alone. What is no JSON is one thing that cannot be read.
 */
function thingsIn(body: Uint8Array): { readonly things: readonly Uint8Array[]; readonly at: string | undefined } {
  let payload: unknown;
  try {
    payload = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return { things: [body], at: undefined };
  }
  const bytesOf = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
  if (Array.isArray(payload)) return { things: payload.map(bytesOf), at: undefined };
  if (!isFields(payload) || !isEvent(payload)) return { things: [body], at: undefined };
  const { type, timestamp, data } = payload;
  const told = [data].flat().map((one) => (isFields(one) ? { type, ...one } : one));
  return { things: told.map(bytesOf), at: textOf(timestamp) };
}

/** An event of Standard Webhooks, which a record or a CloudEvent is not. */
function isEvent(payload: Readonly<Record<string, unknown>>): boolean {
  const { type, data, specversion, direction } = payload;
  return (
    typeof type === "string" &&
    typeof data === "object" &&
    data !== null &&
    specversion === undefined &&
    direction === undefined
  );
}
