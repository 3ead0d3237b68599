import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

import fc from "fast-check";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createFiles, type FileStore, type FoundFile } from "./index.ts";

const directory = mkdtempSync(join(tmpdir(), "firsthand-files-"));
const server = new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory: join(directory, "s3"),
  configureBuckets: [{ name: "kept" }],
});
const stores = new Map<string, FileStore>();
const bucketAt = (port: number, bucket = "kept") =>
  createFiles({
    dataDirectory: "/nowhere",
    fileBucket: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: "eu-central-1",
      keyId: "S3RVER",
      secret: "S3RVER",
      pathStyle: true,
    },
  });
let port = 0;

beforeAll(async () => {
  ({ port } = await server.run());
  stores.set("disk", createFiles({ dataDirectory: directory }));
  stores.set("bucket", bucketAt(port));
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const storeOf = (name: string): FileStore => {
  const store = stores.get(name);
  if (!store) throw new Error("no store");
  return store;
};
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
async function allOf(store: FileStore, hash: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const file of store.list(hash.slice(0, 2), new Date())) found.push(file);
  return found;
}

describe.each(["disk", "bucket"])("on a %s", (name) => {
  test("whatever is put comes back under its hash, and the same bytes are one file", async () => {
    const store = storeOf(name);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        const stored = await store.put(bytes);
        expect(stored).toEqual({ hash: hashOf(bytes), size: bytes.length });
        expect(await store.put(bytes)).toEqual(stored);
        expect(new Uint8Array(await buffer(await store.open(stored.hash)))).toEqual(bytes);
        expect(await store.sizeOf(stored.hash)).toBe(bytes.length);
        expect((await allOf(store, stored.hash)).filter(({ hash }) => hash === stored.hash)).toMatchObject([stored]);
      }),
      { numRuns: 25 },
    );
  });

  test("a part of a file is read alone", async () => {
    const { hash } = await storeOf(name).put(Buffer.from("0123456789"));
    expect(String(await buffer(await storeOf(name).open(hash, { start: 2, end: 4 })))).toBe("234");
  });

  test("what is removed is gone, and what is not here is said to be missing", async () => {
    const store = storeOf(name);
    const { hash } = await store.put(Buffer.from("to be removed"));
    expect(await store.remove(hash)).toBe(true);
    expect(await store.remove(hash)).toBe(false);
    expect(await store.sizeOf(hash)).toBeUndefined();
    await expect(store.open(hash)).rejects.toMatchObject({ code: "file_missing", status: 404 });
  });

  test.each(["../../etc/passwd", "a", `${"a".repeat(63)}/`, "A".repeat(64)])(
    "nothing but a hash becomes a path: %s",
    async (hash) => {
      await expect(async () => await storeOf(name).open(hash)).rejects.toThrow("not the hash of a file");
    },
  );

  test("50 MB at once", { timeout: 120_000 }, async () => {
    const bytes = Buffer.alloc(50 * 1024 * 1024, "firsthand ");
    const { hash } = await storeOf(name).put(bytes);
    expect(hash).toBe(hashOf(bytes));
    expect(hashOf(await buffer(await storeOf(name).open(hash)))).toBe(hash);
  });
});

describe("on a disk", () => {
  test("files are for their owner alone", async () => {
    const { hash } = await storeOf("disk").put(Buffer.from("private"));
    const path = join(directory, "files", hash.slice(0, 2), hash.slice(2, 4), hash);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, "files", hash.slice(0, 2))).mode & 0o077).toBe(0);
  });

  test("a file of another size than its bytes is written again", async () => {
    const bytes = Buffer.from("whole and right");
    const { hash } = await storeOf("disk").put(bytes);
    writeFileSync(join(directory, "files", hash.slice(0, 2), hash.slice(2, 4), hash), "whole");
    await storeOf("disk").put(bytes);
    expect(await buffer(await storeOf("disk").open(hash))).toEqual(bytes);
  });

  test("halves of processes that were killed are no files, and go after a day", async () => {
    const hash = "ee".repeat(32);
    const own = join(directory, "halves");
    const folder = join(own, "files", "ee", "ee");
    await mkdir(folder, { recursive: true });
    const [old, young] = [`${hash}.12-abc.part`, `${hash}.13-abc.part`];
    for (const half of [old, young]) writeFileSync(join(folder, half), "half");
    utimesSync(join(folder, old), new Date("2020-01-01"), new Date("2020-01-01"));
    expect(await allOf(createFiles({ dataDirectory: own }), hash)).toEqual([]);
    expect(await readdir(folder)).toEqual([young]);
  });

  test("a directory that is a file is told in words", async () => {
    writeFileSync(join(directory, "taken"), "");
    const store = createFiles({ dataDirectory: join(directory, "taken") });
    await expect(store.put(Buffer.from("x"))).rejects.toMatchObject({ code: "file_disk_failing" });
  });
});

describe("a bucket", () => {
  test("that is not there, or does not answer, is told without the secret", async () => {
    const absent = bucketAt(port, "absent").put(Buffer.from("x"));
    await expect(absent).rejects.toMatchObject({
      code: "file_bucket_failing",
      status: 503,
      message: "The bucket for files cannot be used: it answered 404 NoSuchBucket.",
    });
    const silent = createFiles({
      dataDirectory: "/nowhere",
      fileBucket: {
        endpoint: "http://127.0.0.1:1",
        bucket: "b",
        region: "r",
        keyId: "k",
        secret: "s",
        pathStyle: true,
      },
    });
    await expect(silent.put(Buffer.from("x"))).rejects.toMatchObject({
      message: "The bucket for files cannot be used: it does not answer.",
    });
  });
});
