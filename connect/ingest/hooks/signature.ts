import { createHmac, timingSafeEqual } from "node:crypto";

/** How far the time of a message may lie from ours, so that what was overheard is soon worth nothing. */
const TOLERANCE_SECONDS = 300;

const START = "whsec_";

/** What came with a message, as Standard Webhooks names it. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** Signatures with a version each, parted by spaces. */
  readonly signature: string;
  readonly body: Uint8Array;
}

/** A secret in the form of Standard Webhooks, from 24 to 64 random bytes. */
export function secretOf(random: Uint8Array): string {
  return START + Buffer.from(random).toString("base64");
}

/** The signature of a message, `v1,...`. */
export function sign(secret: string, { id, timestamp, body }: Omit<Signed, "signature">): string {
  const key = Buffer.from(secret.startsWith(START) ? secret.slice(START.length) : secret, "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
}

/** Whether a message was signed with one of these secrets, and not long ago. */
export function isSignedBy(secrets: readonly string[], message: Signed, now: Date): boolean {
  const { id, timestamp, signature } = message;
  if (id === "" || id.length > 400 || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signature
    .split(" ")
    .slice(0, 10)
    .map((one) => Buffer.from(one));
  return secrets.some((secret) => {
    const right = Buffer.from(sign(secret, message));
    return given.some((one) => one.length === right.length && timingSafeEqual(one, right));
  });
}
