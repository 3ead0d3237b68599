import { resolve } from "node:path";

import { backup, exportLog, importLog, restore } from "@firsthand/platform/storage";

import { bytes, count, print } from "./output.ts";
import { configFor, nextCommand, type Place } from "./session.ts";

/** `firsthand backup FILE`: everything in one file, consistent also while the server runs. */
export async function backUp(file: string, options: Place): Promise<void> {
  const written = await backup(configFor(options), resolve(file));
  print(
    `Backed up ${count(written.rows)} rows of ${written.tables} tables into ${written.file} (${bytes(written.bytes)}).`,
  );
  print("It holds personal data and the installation's secret: keep it where nobody else can read it.");
}

/** `firsthand restore FILE`: puts a backup in place, once it was loaded and verified beside what is there. */
export async function restoreFrom(file: string, options: Place & { readonly replace?: boolean }): Promise<void> {
  const restored = await restore(configFor(options), resolve(file), { replace: Boolean(options.replace) });
  print(`Restored ${count(restored.rows)} rows of ${restored.tables} tables, as of ${restored.createdAt}.`);
  if (restored.kept) print(`What was there before is kept as database ${restored.kept}.`);
  print(`See the figures: ${nextCommand("metrics", options)}`);
}

/** `firsthand export FILE`: the whole log as NDJSON. */
export async function exportTo(file: string, options: Place): Promise<void> {
  const written = await exportLog(configFor(options), resolve(file));
  print(
    `Exported ${count(written.rows)} rows of ${written.tables} tables to ${written.file} (${bytes(written.bytes)}).`,
  );
}

/** `firsthand load FILE`: an export into an empty installation. */
export async function loadFrom(file: string, options: Place): Promise<void> {
  const loaded = await importLog(configFor(options), resolve(file));
  print(`Loaded ${count(loaded.rows)} rows of ${loaded.tables} tables, exported ${loaded.createdAt}.`);
  print(`See the figures: ${nextCommand("metrics", options)}`);
}
