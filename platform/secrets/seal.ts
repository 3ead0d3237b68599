import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { keyMissing, notReadable } from "./errors.ts";
import { type Keyring, newest, parseSealed, sealedText } from "./rules.ts";

const IV = 12;
const TAG = 16;

/** What is sealed is bound to its purpose and to the number of its key: nothing opens it as something else. */
const boundTo = (version: number, purpose: string): Buffer => Buffer.from(`firsthand ${version} ${purpose}`);

/** Seals with the newest key: AES-256-GCM, a random nonce of 12 bytes before the text, the tag of 16 bytes behind it. */
export function sealWith(keys: Keyring, plain: string, purpose: string): string {
  const { version, key } = newest(keys);
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "hex"), iv);
  cipher.setAAD(boundTo(version, purpose));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return sealedText(version, Buffer.concat([iv, text, cipher.getAuthTag()]));
}

/** Opens what `sealWith` sealed for the same purpose; else a `Failure`. */
export function openWith(keys: Keyring, sealed: string, purpose: string): string {
  const parts = parseSealed(sealed);
  if (!parts || parts.bytes.length < IV + TAG) throw notReadable(purpose);
  const found = keys.find(({ version }) => version === parts.version);
  if (!found) throw keyMissing(parts.version, purpose);
  const { bytes } = parts;
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(found.key, "hex"), bytes.subarray(0, IV), {
    authTagLength: TAG,
  });
  decipher.setAAD(boundTo(parts.version, purpose));
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw notReadable(purpose, error);
  }
}
