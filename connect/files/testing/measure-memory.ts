import { inspectFile, readFile } from "../index.ts";

// Reads the file that is named and prints how many records it has and the most resident memory, in megabytes.
const file = await inspectFile(process.argv[2] ?? "");
let records = 0;
let peak = 0;
for await (const { items } of readFile(file)) {
  records += items.length;
  peak = Math.max(peak, process.memoryUsage.rss());
}
console.log(JSON.stringify({ records, peak: Math.round(peak / 1024 / 1024) }));
