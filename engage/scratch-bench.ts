import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readTexts } from "@firsthand/analytics/text";
import { inspectFile, readFile } from "@firsthand/connect/files";
import { createReadAhead, finishImport, importBatch, openImport } from "@firsthand/engage/listen";
import { openStorage, transact } from "@firsthand/platform/storage";
import { conversationRows } from "../bench/texts/conversation-rows.ts";

const stats = new Map<string, { n: number; ms: number }>();
let tail: Promise<unknown> = Promise.resolve();
let on = false;
const original = pg.Client.prototype.query as any;
let lastEnd = 0;
(pg.Client.prototype as any).query = function (this: any, ...args: any[]) {
  const text = String(args[0]?.text ?? args[0]).replace(/\s+/g, " ").replace(/\([^)]{80,}\)/g, "(…)").slice(0, 90);
  const begun = performance.now();
  const result = original.apply(this, args);
  const done = () => {
    const now = performance.now();
    if (!on) return;
    const s = stats.get(text) ?? { n: 0, ms: 0 };
    s.n += 1; s.ms += now - Math.max(begun, lastEnd); lastEnd = now; stats.set(text, s);
  };
  result?.then?.(done, done);
  return result;
};
const directory = await mkdtemp(join(tmpdir(), "firsthand-scratch-"));
await chmod(directory, 0o755);
const file = join(directory, "c.csv");
await writeFile(file, [...conversationRows(20000)].join("\n"));
const storage = await openStorage({ dataDirectory: join(directory, "data") }, "command");
try {
  for (const source of ["warm", "hot"]) {
    on = source === "hot";
    const inspection = await inspectFile(file, { sourceName: source });
    const ahead = createReadAhead(readTexts);
    const world = { now: new Date(), random: () => randomBytes(8), secret: Buffer.from("b"), readTexts: ahead.readTexts };
    const { declaration, fingerprint, context } = inspection;
    const open = await transact(storage.db, (tx) => openImport(tx, world, { declaration, name: "b", fingerprint, context }));
    let done = 0;
    const start = performance.now();
    let writing = Promise.resolve() as Promise<unknown>;
    for await (const { items } of readFile(inspection, { skip: 0 })) {
      await ahead.prepare(items);
      await writing;
      const batch = { ...open, done, items };
      done += items.length;
      writing = transact(storage.db, (tx) => importBatch(tx, world, batch));
    }
    await writing;
    console.log(source, Math.round(20000 / ((performance.now() - start) / 1000)), "rows/s");
    await transact(storage.db, (tx) => finishImport(tx, open.importId, new Date()));
  }
  for (const [text, { n, ms }] of [...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 22)) console.log((ms / 20).toFixed(1).padStart(7), "ms/batch", String(n).padStart(4), text);
} finally {
  await storage.close();
  await rm(directory, { recursive: true, force: true });
}
