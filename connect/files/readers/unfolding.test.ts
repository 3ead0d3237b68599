import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";

import { expect, test, vi } from "vitest";

import { inspectFile, readFile } from "../index.ts";
import { NOW, fileOf, inspected } from "../testing/index.ts";

// Some of these unfold hundreds of megabytes.
vi.setConfig({ testTimeout: 60_000 });

const HEADER = "id,at,direction,text\n";
const MEGABYTE = 1024 ** 2;
const row = (id: number) => `${id},2024-05-01T10:00:00Z,in,where is order ${(id * 7919) % 100_003}?\n`;

/** A gzip file of a few hundred kilobytes whose one record goes on and on. */
async function denseFile(megabytes: number): Promise<string> {
  const path = fileOf("", "dense.csv.gz");
  const pieces = function* () {
    yield Buffer.from(`${HEADER}1,2024-05-01T10:00:00Z,in,"`);
    for (let index = 0; index < megabytes; index += 1) yield Buffer.alloc(MEGABYTE, "a");
  };
  await pipeline(Readable.from(pieces()), createGzip(), createWriteStream(path));
  return path;
}

test("a gzip file is read up to the limit of what it unfolds to, and no further", async () => {
  const content = HEADER + Array.from({ length: 20_000 }, (_, index) => row(index)).join("");
  const file = await inspected(gzipSync(content), { name: "rows.csv.gz" });
  const read = async (mostUnfoldedBytes: number | undefined) => {
    let records = 0;
    const failure = await (async () => {
      for await (const { items } of readFile(file, { now: NOW, mostUnfoldedBytes })) records += items.length;
    })().catch((error: unknown) => error);
    return { records, failure };
  };
  const half = await read(content.length / 2);
  expect(half.failure).toMatchObject({ code: "unfolds_too_large", status: 413, details: { records: half.records } });
  expect(half.records).toBeGreaterThan(5_000);
  expect(half.records).toBeLessThan(10_100);
  for (const most of [content.length, undefined]) {
    expect(await read(most)).toEqual({ records: 20_000, failure: undefined });
  }
});

test("a gzip file that unfolds to hundreds of times its size ends there, also while it is only looked into", async () => {
  const file = await inspectFile(await denseFile(400), { now: NOW });
  expect(file.preview.map(({ status }) => status)).toEqual(["rejected"]);
  let most = 0;
  const read = async () => {
    for await (const { bytesRead } of readFile(file, { now: NOW })) most = bytesRead;
  };
  await expect(read()).rejects.toMatchObject({
    code: "unfolds_too_large",
    message: expect.stringContaining("250 times"),
  });
  expect(most / file.size).toBeGreaterThan(0.6);
  expect(most / file.size).toBeLessThan(0.7);
});

test("what is as dense and small is read: a table of equal rows", async () => {
  const content = HEADER + row(1).repeat(200_000);
  const packed = gzipSync(content);
  expect(content.length / packed.length).toBeGreaterThan(200);
  const file = await inspected(packed, { name: "equal.csv.gz" });
  let records = 0;
  for await (const { items } of readFile(file, { now: NOW })) records += items.length;
  expect(records).toBe(200_000);
});
