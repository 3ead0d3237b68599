import { createHmac, timingSafeEqual } from "node:crypto";

/** Whom a link is for, which of their links it is, and until when it opens. */
export interface LinkFacts {
  readonly identityId: string;
  readonly version: number;
  readonly expiresAt: Date;
}

const PAYLOAD = 16 + 4 + 4;
const SIGNATURE = 32;

/** The key that signs links, made of the installation's secret for this purpose alone. */
export function linkKey(secret: Uint8Array): Buffer {
  return createHmac("sha256", secret).update("consent: links to the preference page").digest();
}

/** The facts with a signature over them, in letters that an address may hold. */
export function signLink(key: Uint8Array, { identityId, version, expiresAt }: LinkFacts): string {
  const payload = Buffer.alloc(PAYLOAD);
  payload.write(identityId.replaceAll("-", ""), "hex");
  payload.writeUInt32BE(version, 16);
  payload.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 20);
  return Buffer.concat([payload, signatureOf(key, payload)]).toString("base64url");
}

/** What a token says, where its signature is ours; undefined for anything else. */
export function readLink(key: Uint8Array, token: string): LinkFacts | undefined {
  const bytes = Buffer.from(token, "base64url");
  // Some letters at the end could be others and mean the same bytes: there is one way to write each token.
  if (bytes.length !== PAYLOAD + SIGNATURE || bytes.toString("base64url") !== token) return undefined;
  const payload = bytes.subarray(0, PAYLOAD);
  if (!timingSafeEqual(signatureOf(key, payload), bytes.subarray(PAYLOAD))) return undefined;
  const hex = payload.toString("hex", 0, 16);
  return {
    identityId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    version: payload.readUInt32BE(16),
    expiresAt: new Date(payload.readUInt32BE(20) * 1000),
  };
}

function signatureOf(key: Uint8Array, payload: Uint8Array): Buffer {
  return createHmac("sha256", key).update(payload).digest();
}
