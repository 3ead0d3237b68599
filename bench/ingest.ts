import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";

import { inspectFile, readFile } from "@firsthand/connect/files";
import { createReadAhead, finishImport, importBatch, openImport } from "@firsthand/engage/listen";
import { createReader } from "@firsthand/learn/taxonomy";
import { openStorage, transact, type Handle } from "@firsthand/platform/storage";

import { seconds, writePlainly } from "./ingest-baseline.ts";
import { conversationRows } from "./texts/conversation-rows.ts";

const ROWS = 40_000;
const ROUNDS = 3;

/**
 * The import from end to end (read the file, accept, read the texts, identify, thread, commit) against the same
 * interactions written in bulk into an empty table of the same form and indexes, in the same run, on one connection.
 */
export async function run(args: string[]): Promise<void> {
  const rows = Number(args[0] ?? ROWS);
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  try {
    const file = join(directory, "conversations.csv");
    await writeFile(file, rows);
    const storage = await openStorage({ dataDirectory: join(directory, "data") }, "command");
    try {
      await compare(storage.db, file, rows);
    } finally {
      await storage.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare(db: Handle, file: string, rows: number): Promise<void> {
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const imported = await seconds(() => importOnce(db, file, `bench ${round}`));
    const written = await writePlainly(db, `bench ${round}`, 1);
    ratios.push(written / imported);
    const memory = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
      `round ${round}: import ${perSecond(rows, imported)} rows a second, bulk insert ${perSecond(rows, written)}; ${memory} MB resident`,
    );
  }
  console.log(`ratio ${(ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0).toFixed(3)}`);
}

function perSecond(rows: number, time: number): string {
  return Math.round(rows / time).toLocaleString("en-GB");
}

async function importOnce(db: Handle, file: string, sourceName: string): Promise<void> {
  const inspection = await inspectFile(file, { sourceName });
  const ahead = createReadAhead(createReader(db));
  const world = {
    now: new Date(),
    random: () => randomBytes(8),
    secret: Buffer.from("bench"),
    readTexts: ahead.readTexts,
  };
  const { declaration, fingerprint, context } = inspection;
  const open = await transact(db, (tx) => openImport(tx, world, { declaration, name: "bench", fingerprint, context }));
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  for await (const { items } of readFile(inspection, { skip: 0 })) {
    await ahead.prepare(items);
    await writing;
    const batch = { ...open, done, items };
    done += items.length;
    writing = transact(db, (tx) => importBatch(tx, world, batch)).then(() => {});
  }
  await writing;
  await transact(db, (tx) => finishImport(tx, open.importId, new Date()));
}

async function writeFile(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  for (const line of conversationRows(rows)) {
    if (!out.write(`${line}\n`)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  out.end();
  await finished(out);
}
