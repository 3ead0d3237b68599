import { randomBytes } from "node:crypto";

import fc from "fast-check";
import { expect, test } from "vitest";

import { decrypted, ENCRYPTED_MARK, encrypted, fingerprintOf } from "./encryption.ts";

const KEY = "ab".repeat(32);
const CHUNK = 64 * 1024;
const PIECE = CHUNK + 16;

async function* inParts(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let from = 0, at = 0; from < bytes.length; at++) {
    const size = sizes[at % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

async function all(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const part of parts) held.push(part);
  return Buffer.concat(held);
}

const seal = (bytes: Buffer, key = KEY, sizes = [70_000]) => all(encrypted(inParts(bytes, sizes), key));
const open = (bytes: Buffer, keys: readonly string[] = [KEY], sizes = [70_000]) =>
  all(decrypted(inParts(bytes, sizes), { file: "backup", keys }));

/** The first line, and the pieces behind it. */
function apart(bytes: Buffer): { line: Buffer; pieces: Buffer[] } {
  const end = bytes.indexOf(10) + 1;
  const pieces = [];
  for (let from = end; from < bytes.length; from += PIECE) pieces.push(bytes.subarray(from, from + PIECE));
  return { line: bytes.subarray(0, end), pieces };
}
const join = (line: Buffer, pieces: readonly (Buffer | undefined)[]) =>
  Buffer.concat([line, ...pieces.filter((piece) => piece !== undefined)]);

test("any bytes come back, however they arrive", async () => {
  const size = fc.oneof(
    fc.integer({ min: 0, max: 300 }),
    fc.constantFrom(CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5),
  );
  const parts = fc.array(fc.constantFrom(1000, 7001, CHUNK, PIECE, 3 * PIECE), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(size, parts, parts, async (length, writing, reading) => {
      const bytes = randomBytes(length);
      const file = await seal(bytes, KEY, writing);
      expect(file.subarray(0, ENCRYPTED_MARK.length).toString()).toBe(ENCRYPTED_MARK);
      expect((await open(file, [KEY], reading)).equals(bytes)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("the same bytes never look the same, and the plain ones are nowhere", async () => {
  const plain = Buffer.from("Ada Lovelace, ada@example.org ".repeat(100));
  const [one, two] = [await seal(plain), await seal(plain)];
  expect(apart(one).pieces[0]?.equals(apart(two).pieces[0] ?? one)).toBe(false);
  expect(one.includes("ada@example")).toBe(false);
});

test("whatever bit is changed is found", async () => {
  const file = await seal(randomBytes(2 * CHUNK + 100));
  const whole = file.length;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: whole * 8 - 1 }), async (at) => {
      const changed = Buffer.from(file);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      await expect(open(changed)).rejects.toMatchObject({
        code: expect.stringMatching(/^(dump_altered|dump_truncated|backup_key_wrong|dump_newer_than_program)$/),
      });
    }),
    { numRuns: 80 },
  );
});

test("a bit of the first line is found wherever it is", async () => {
  const file = await seal(Buffer.from("x"));
  for (let at = 0; at < (file.indexOf(10) + 1) * 8; at++) {
    const changed = Buffer.from(file);
    changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
    await expect(open(changed)).rejects.toMatchObject({ code: expect.any(String) });
  }
});

test("what is cut off, added, taken away or moved is found", async () => {
  const file = await seal(randomBytes(3 * CHUNK));
  const { line, pieces } = apart(file);
  const [a, b, c] = pieces;
  expect(pieces).toHaveLength(3);
  await expect(open(join(line, [a, b]))).rejects.toMatchObject({ code: "dump_truncated" });
  await expect(open(join(line, [a]))).rejects.toMatchObject({ code: "dump_truncated" });
  await expect(open(line)).rejects.toMatchObject({ code: "dump_altered" });
  await expect(open(line.subarray(0, -1))).rejects.toMatchObject({ code: "dump_truncated" });
  for (const length of [1, 17, PIECE, PIECE + 1]) {
    await expect(open(file.subarray(0, -length))).rejects.toMatchObject({
      code: expect.stringMatching(/dump_(altered|truncated)/),
    });
    await expect(open(Buffer.concat([file, randomBytes(length)]))).rejects.toMatchObject({ code: "dump_altered" });
  }
  for (const order of [[b, a, c], [a, c, b], [a, a, c], [a, c], [b, c], [c], [a, b, c, c], [a, b, b, c]]) {
    await expect(open(join(line, order))).rejects.toMatchObject({ code: "dump_altered" });
  }
  const other = apart(await seal(randomBytes(3 * CHUNK)));
  await expect(open(join(line, [a, other.pieces[1], c]))).rejects.toMatchObject({ code: "dump_altered" });
  await expect(open(join(other.line, [a, b, c]))).rejects.toMatchObject({ code: "dump_altered" });
});

test("another key is told from a damaged file, and the right one is named", async () => {
  const file = await seal(Buffer.from("x"));
  const other = "cd".repeat(32);
  await expect(open(file, [other])).rejects.toMatchObject({
    code: "backup_key_wrong",
    message: expect.stringContaining(`the key ${fingerprintOf(KEY)}`),
    advice: expect.stringContaining("--key-file"),
  });
  await expect(open(file, [])).rejects.toMatchObject({ code: "backup_key_needed" });
  await expect(open(file, ["a passphrase of some length"])).rejects.toMatchObject({ code: "backup_key_wrong" });
  expect((await open(file, ["a passphrase of some length", other, KEY.toUpperCase()])).toString()).toBe("x");
});

test("a passphrase does as well, however its letters are composed, and its file says nothing of it", async () => {
  const file = await seal(Buffer.from("x"), "Grüße aus dem Süden 42");
  expect(apart(file).line.toString()).toContain('"kdf":"scrypt"');
  expect(JSON.parse(apart(file).line.toString())).toMatchObject({ fingerprint: null });
  expect((await open(file, [KEY, "Grüße aus dem Süden 42".normalize("NFD")])).toString()).toBe("x");
  await expect(open(file, ["Grüße aus dem Süden 43"])).rejects.toMatchObject({ code: "backup_key_wrong" });
});
