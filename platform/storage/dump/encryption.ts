import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from "node:crypto";

import { Failure } from "@firsthand/kernel/errors";
import { z } from "zod";

import { altered, json, lineOf, truncated } from "./format.ts";

const CHUNK = 64 * 1024;
const TAG = 16;
const MAX_CHUNK = 1024 * 1024;

/** How an encrypted file begins; no other of ours does. */
export const ENCRYPTED_MARK = '{"firsthand":"encrypted"';
const LONGEST_HEADER = 1000;

/**
 * The first line of an encrypted file, in the clear. What follows are pieces of `chunk` bytes, each with its tag of 16
 * bytes behind it (AES-256-GCM). The nonce of a piece is its number in 11 bytes and one byte that is 1 for the last
 * piece; the first line is authenticated with each. So none can be changed, moved, taken away or added.
 */
const header = z.object({
  firsthand: z.literal("encrypted"),
  version: z.number(),
  /** `hkdf` for a key of 64 hexadecimal digits, `scrypt` (N 2^17, r 8, p 1) for a passphrase; both with `salt`. */
  kdf: z.enum(["hkdf", "scrypt"]),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** The second half of what is derived: tells a wrong key from a damaged file. */
  check: z.string().regex(/^[0-9a-f]{64}$/),
  /** Which key it was; null for a passphrase, which could be guessed by it. */
  fingerprint: z.string().nullable(),
  chunk: z.number().int().positive().max(MAX_CHUNK),
});
type EncryptedHeader = z.infer<typeof header>;

const isKey = (text: string): boolean => /^[0-9a-f]{64}$/i.test(text);

/** Names a key without telling it: eight hexadecimal digits; null for a passphrase. */
export function fingerprintOf(key: string): string | null {
  if (!isKey(key)) return null;
  return createHash("sha256").update(`firsthand backup key ${key.toLowerCase()}`).digest("hex").slice(0, 8);
}

/** 64 bytes from a key or a passphrase: the first half encrypts, the second one is the check. */
async function derive(kdf: EncryptedHeader["kdf"], key: string, salt: string): Promise<Buffer> {
  const bytes = Buffer.from(salt, "hex");
  if (kdf === "hkdf") return Buffer.from(hkdfSync("sha256", Buffer.from(key, "hex"), bytes, "firsthand backup", 64));
  return await new Promise((resolve, reject) => {
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
    scrypt(key.normalize("NFC"), bytes, 64, cost, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}

function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(index), 3);
  bytes[11] = last ? 1 : 0;
  return bytes;
}

/** Encrypts a stream of bytes with a key of 64 hexadecimal digits, or with a passphrase. */
export async function* encrypted(source: AsyncIterable<Uint8Array>, key: string): AsyncGenerator<Buffer> {
  const kdf = isKey(key) ? "hkdf" : "scrypt";
  const salt = randomBytes(32).toString("hex");
  const derived = await derive(kdf, key, salt);
  const check = derived.subarray(32).toString("hex");
  const first: EncryptedHeader = {
    firsthand: "encrypted",
    version: 1,
    kdf,
    salt,
    check,
    fingerprint: fingerprintOf(key),
    chunk: CHUNK,
  };
  const line = Buffer.from(lineOf(first));
  yield line;
  let index = 0;
  for await (const { bytes, last } of pieces(source, CHUNK)) {
    const cipher = createCipheriv("aes-256-gcm", derived.subarray(0, 32), nonce(index++, last));
    cipher.setAAD(line);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** The bytes behind an encrypted stream. Throws `Failure` when no key fits, or when it is not as it was written. */
export async function* decrypted(
  source: AsyncIterable<Uint8Array>,
  { file, keys }: { file: string; keys: readonly string[] },
): AsyncGenerator<Buffer> {
  const { line, rest } = await takeLine(source, file);
  const head = parse(line, file);
  const key = await keyOf(head, file, keys);
  let index = 0;
  for await (const { bytes, last } of pieces(rest, head.chunk + TAG)) {
    const open = (asLast: boolean) => openPiece({ bytes, key, line, nonce: nonce(index, asLast) });
    const plain = open(last);
    if (!plain && last && open(false)) throw truncated(file);
    if (!plain) throw altered(file, `its part ${index + 1} was changed${last ? ", or its end is missing" : ""}`);
    index++;
    yield plain;
  }
}

function openPiece(piece: { bytes: Buffer; key: Buffer; line: Buffer; nonce: Buffer }): Buffer | undefined {
  if (piece.bytes.length < TAG) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", piece.key, piece.nonce, { authTagLength: TAG });
  decipher.setAAD(piece.line);
  decipher.setAuthTag(piece.bytes.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(piece.bytes.subarray(0, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function parse(line: Buffer, file: string): EncryptedHeader {
  const parsed = header.safeParse(json(line.toString("utf8")));
  if (!parsed.success) throw altered(file, "its first line is damaged");
  if (parsed.data.version === 1) return parsed.data;
  throw new Failure({
    code: "dump_newer_than_program",
    status: 422,
    message: `${file} is encrypted in a form that this version does not know.`,
    advice: "Use a newer version of Firsthand.",
  });
}

async function keyOf(head: EncryptedHeader, file: string, keys: readonly string[]): Promise<Buffer> {
  for (const key of keys) {
    if (isKey(key) !== (head.kdf === "hkdf")) continue;
    const derived = await derive(head.kdf, key, head.salt);
    if (timingSafeEqual(derived.subarray(32), Buffer.from(head.check, "hex"))) return derived.subarray(0, 32);
  }
  const which = head.fingerprint === null ? "a passphrase" : `the key ${head.fingerprint}`;
  throw new Failure({
    code: keys.length === 0 ? "backup_key_needed" : "backup_key_wrong",
    status: 422,
    message: `${file} is encrypted with ${which}, which is ${keys.length === 0 ? "not here" : "not the one that is here"}.`,
    advice: "Give the key that you keep elsewhere: --key-file FILE, or FIRSTHAND_BACKUP_KEY.",
  });
}

/** Pieces of a size, the last one of what is left; there is always one. */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    held.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    length += part.byteLength;
    if (length <= size) continue; // a whole piece may be the last one
    const all = Buffer.concat(held, length);
    let from = 0;
    for (; all.length - from > size; from += size) yield { bytes: all.subarray(from, from + size), last: false };
    held = [all.subarray(from)];
    length = all.length - from;
  }
  yield { bytes: Buffer.concat(held, length), last: true };
}

async function takeLine(
  source: AsyncIterable<Uint8Array>,
  file: string,
): Promise<{ line: Buffer; rest: AsyncGenerator<Uint8Array> }> {
  const reader = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  for (let end = -1; end === -1; end = held.indexOf(10)) {
    const { value, done } = await reader.next();
    if (done === true) throw truncated(file);
    held = Buffer.concat([held, value]);
    if (held.indexOf(10) === -1 && held.length > LONGEST_HEADER) throw altered(file, "its first line is damaged");
  }
  const end = held.indexOf(10) + 1;
  async function* rest() {
    yield held.subarray(end);
    for (;;) {
      const { value, done } = await reader.next();
      if (done === true) return;
      yield value;
    }
  }
  return { line: held.subarray(0, end), rest: rest() };
}
