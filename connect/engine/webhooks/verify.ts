import { createHmac, timingSafeEqual } from "node:crypto";

import { fillTemplate, type WebhookManifest } from "../../manifest/index.ts";

/** An event as it came. */
export interface Event {
  /** By names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes, exactly: another way of writing the same has another signature. */
  readonly body: Uint8Array;
  /** The address that was called, in full, as the other side knows it. */
  readonly url?: string;
}

/** Whether an event comes from whom it should; if not, why. */
export type Verified =
  | { readonly ok: true; readonly id: string | null }
  | { readonly ok: false; readonly why: "no_signature" | "wrong_signature" | "too_old" | "no_secret" };

type Signature = WebhookManifest["signature"];
type Hmac = Extract<Signature, { kind: "hmac" }>;

/**
 * Looks at the signature of an event. Several `secrets` are good while they are rotated. All is compared in the same
 * time, whatever is right of it.
 */
export function verifySignature(
  signature: Signature,
  { headers, body, url }: Event,
  { secrets, now }: { readonly secrets: readonly string[]; readonly now: Date },
): Verified {
  // A key that is written wrongly may be read as none, and that one everybody has.
  const usable = secrets.filter((secret) =>
    signature.kind === "token" ? secret !== "" : keyOf(signature, secret).length > 0,
  );
  if (usable.length === 0) return { ok: false, why: "no_secret" };
  const said = headers[signature.header.toLowerCase()];
  if (said === undefined || said === "") return { ok: false, why: "no_signature" };
  if (signature.kind === "token") {
    const right = usable.some((secret) => isSame(Buffer.from(said), Buffer.from(signature.prefix + secret)));
    return right ? { ok: true, id: null } : { ok: false, why: "wrong_signature" };
  }
  const id = signature.id_header === undefined ? undefined : headers[signature.id_header.toLowerCase()];
  const timestamp = timestampOf(signature, headers, said);
  const signed = signedBytes(signature, body, { id, timestamp, url });
  if (signed === undefined) return { ok: false, why: "no_signature" };
  const given = signaturesIn(signature, said);
  const right = usable.some((secret) => {
    const digest = createHmac(signature.hash, keyOf(signature, secret)).update(signed).digest();
    return given.some((one) => isSame(one, digest));
  });
  if (!right) return { ok: false, why: given.length === 0 ? "no_signature" : "wrong_signature" };
  const at = timestamp === undefined ? undefined : timeOf(signature, timestamp);
  const tolerated = signature.tolerance_seconds * 1000;
  // Written so that a time that is none is too old.
  if (at !== undefined && !(Math.abs(now.getTime() - at) <= tolerated)) return { ok: false, why: "too_old" };
  return { ok: true, id: id ?? null };
}

function timestampOf({ timestamp }: Hmac, headers: Event["headers"], said: string): string | undefined {
  if (timestamp?.header !== undefined) return headers[timestamp.header.toLowerCase()];
  return timestamp?.part === undefined ? undefined : partsOf(said).find(([name]) => name === timestamp.part)?.[1];
}

/** `t=1,v1=ab` in its parts. */
function partsOf(said: string): [string, string][] {
  return said.split(",").map((part) => {
    const at = part.indexOf("=");
    return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()];
  });
}

function timeOf({ timestamp }: Hmac, text: string): number {
  const unit = timestamp?.unit ?? "seconds";
  if (unit === "iso") return Date.parse(text);
  return /^\d{1,15}$/.test(text) ? Number(text) * (unit === "seconds" ? 1000 : 1) : Number.NaN;
}

interface Signed {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly url: string | undefined;
}

/** What was signed: the template with the body's own bytes in it; undefined where a part of it did not come. */
function signedBytes({ over }: Hmac, body: Uint8Array, signed: Signed): Buffer | undefined {
  const [before = "", after, more] = over.split("{body}");
  if (more !== undefined) return undefined;
  const filled = [before, after ?? ""].map((part) =>
    fillTemplate(
      part,
      (name) => (name === "form" ? formOf(body) : isPart(name) ? signed[name] : undefined),
      (text) => text,
    ),
  );
  const [head, tail] = filled;
  if (head === undefined || tail === undefined) return undefined;
  // Where the body is no part of it, as a form is signed field by field, there is nothing behind it either.
  return after === undefined ? Buffer.from(head) : Buffer.concat([Buffer.from(head), body, Buffer.from(tail)]);
}

function isPart(name: string): name is keyof Signed {
  return ["id", "timestamp", "url"].includes(name);
}

/** The fields of a form, each name with its value, by name. */
function formOf(body: Uint8Array): string {
  const fields = [...new URLSearchParams(new TextDecoder().decode(body))];
  return fields
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => name + value)
    .join("");
}

/**
 * What is answered to a question by GET whether one listens; null where nothing is: the word is wrong, or nobody asks so.
 */
export function answerHandshake(
  { handshake }: WebhookManifest,
  query: URLSearchParams,
  settings: Readonly<Record<string, string>>,
): string | null {
  if (!handshake) return null;
  const word = settings[handshake.secret] ?? "";
  const said = query.get(handshake.token) ?? "";
  return word !== "" && isSame(Buffer.from(said), Buffer.from(word)) ? query.get(handshake.answer) : null;
}

/** Every signature in the header, without its prefix; parts with another prefix are of another kind. */
function signaturesIn({ prefix, encoding }: Hmac, said: string): Buffer[] {
  const words = prefix.endsWith(",") ? said.split(/\s+/) : said.split(/[\s,]+/);
  return words
    .filter((word) => word.startsWith(prefix))
    .slice(0, 20)
    .map((word) => Buffer.from(word.slice(prefix.length), encoding))
    .filter((bytes) => bytes.length > 0);
}

function keyOf({ secret_form }: Hmac, secret: string): Buffer {
  if (secret_form === "text") return Buffer.from(secret);
  if (secret_form === "standard_webhooks") return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return Buffer.from(secret, secret_form);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
