import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { openBrowser, openWindow, settle, showApp } from "@firsthand/app/browser/testing";
import { buildWeb } from "@firsthand/web/build";
import { openStorage } from "@firsthand/platform/storage";
import type { BrowserContext, Page } from "playwright-core";

import { fillLog } from "./inbox-log.ts";

const ROUNDS = 5;
/** Rows that are scrolled through, and how far a frame goes: a wheel turned briskly. */
const ROWS = 10_000;
const PIXELS_A_FRAME = 300;
/** What a browser calls a long task. */
const LONG_TASK_MS = 50;
const FIRST_LIST_LIMIT_MS = 1_000;

/**
 * The browser app at so many interactions: `web [INTERACTIONS]`. Prints the size of the entry script, the time until
 * the first list is painted, and the long tasks while 10,000 rows are scrolled through. The ratio is the time until the
 * first list ÷ the second that it may take.
 */
export async function run(args: string[]): Promise<void> {
  const entry = await entryBytes();
  console.log(`entry script: ${(entry / 1000).toFixed(0)} kB gzip (wanted: 250)`);
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  const storage = await openStorage({ dataDirectory: join(directory, "data") }, "command");
  try {
    const held = await fillLog(storage.db, Number(args[0] ?? 50_000));
    console.log(`${held.toLocaleString("en-GB")} interactions`);
    await measured(storage.describe().databaseUrl);
  } finally {
    await storage.close();
    await rm(directory, { recursive: true, force: true });
  }
}
