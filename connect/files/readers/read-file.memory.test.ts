import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip } from "node:zlib";

import { expect, test } from "vitest";

import { fileOf } from "../testing/index.ts";

const HEADER = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n";
const ROWS_IN_MEGABYTE = 8000;

function* rows(megabytes: number): Generator<string> {
  yield HEADER;
  for (let part = 0; part < megabytes; part += 1) {
    const lines = Array.from({ length: ROWS_IN_MEGABYTE }, (_, index) => {
      const id = part * ROWS_IN_MEGABYTE + index + 1;
      return `${id},${id % 7919},True,Tue Oct 31 22:10:47 +0000 2017,"@brand where is order ${id}, please? It is late – ünd",,${id - 1}.0\n`;
    });
    yield lines.join("");
  }
}

/** Reads a file and prints how many records it has and the most resident memory, in megabytes. */
const SCRIPT = `
const { inspectFile, readFile } = await import(${JSON.stringify(import.meta.resolve("../index.ts"))});
const file = await inspectFile(process.argv[1]);
let records = 0;
let peak = 0;
for await (const { items } of readFile(file)) {
  records += items.length;
  peak = Math.max(peak, process.memoryUsage.rss());
}
console.log(JSON.stringify({ records, peak: Math.round(peak / 1024 / 1024) }));
`;

/** What a process of its own, with little room for garbage, says about reading a file of so many megabytes. */
async function reading(megabytes: number): Promise<{ records: number; peak: number }> {
  const path = fileOf("", "generated.csv.gz");
  await pipeline(Readable.from(rows(megabytes)), createGzip({ level: 1 }), createWriteStream(path));
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--max-semi-space-size=2",
    "--max-old-space-size=40",
    "--input-type=module",
    "--eval",
    SCRIPT,
    path,
  ]);
  return JSON.parse(stdout) as { records: number; peak: number };
}

test("a file of 200 MB is read in the memory of one of 5 MB", { timeout: 120_000 }, async () => {
  const small = await reading(5);
  const large = await reading(200);
  console.log(`5 MB: ${small.peak} MB at most; 200 MB: ${large.peak} MB at most (resident)`);
  expect(large.records).toBe(200 * ROWS_IN_MEGABYTE);
  expect(large.peak - small.peak).toBeLessThan(20);
});
