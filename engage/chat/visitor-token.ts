import { createHmac, timingSafeEqual } from "node:crypto";

import { stableId } from "@firsthand/kernel/ids";

/** Whose token it is and until when it is good. */
export interface VisitorFacts {
  readonly visitorId: string;
  readonly expiresAt: Date;
}

const PAYLOAD = 16 + 4;
const SIGNATURE = 32;

/** The key that signs the tokens of one chat: one for another chat is worth nothing here. */
export function visitorKey(secret: Uint8Array, widgetId: string): Buffer {
  return createHmac("sha256", secret).update(`chat: tokens of visitors of ${widgetId}`).digest();
}

/** What the site's own id of a visitor is kept as: nobody reads it from that. */
export function subjectKey(secret: Uint8Array, widgetId: string, subject: string): string {
  const hashed = createHmac("sha256", secret).update(`chat: subjects of ${widgetId}\n${subject}`).digest("hex");
  return stableId(hashed);
}

/** The facts with a signature over them, in letters. */
export function signVisitor(key: Uint8Array, { visitorId, expiresAt }: VisitorFacts): string {
  const payload = Buffer.alloc(PAYLOAD);
  payload.write(visitorId.replaceAll("-", ""), "hex");
  payload.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 16);
  return Buffer.concat([payload, signatureOf(key, payload)]).toString("base64url");
}

/** What a token says, where its signature is ours and its time is not over; undefined for anything else. */
export function readVisitor(key: Uint8Array, token: string, now: Date): VisitorFacts | undefined {
  const bytes = Buffer.from(token, "base64url");
  // Some letters at the end could be others and mean the same bytes: there is one way to write each token.
  if (bytes.length !== PAYLOAD + SIGNATURE || bytes.toString("base64url") !== token) return undefined;
  const payload = bytes.subarray(0, PAYLOAD);
  if (!timingSafeEqual(signatureOf(key, payload), bytes.subarray(PAYLOAD))) return undefined;
  const expiresAt = new Date(payload.readUInt32BE(16) * 1000);
  if (expiresAt <= now) return undefined;
  const hex = payload.toString("hex", 0, 16);
  return {
    visitorId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    expiresAt,
  };
}

function signatureOf(key: Uint8Array, payload: Uint8Array): Buffer {
  return createHmac("sha256", key).update(payload).digest();
}
