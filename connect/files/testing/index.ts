import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Delivered } from "@firsthand/connect/records";
import { onTestFinished } from "vitest";

import { inspectFile, readFile, type Inspection } from "../index.ts";

/** The moment that tests take for now. */
export const NOW = Date.UTC(2024, 5, 1);

/** Writes a file that is removed when the test has finished, and returns its path. */
export function fileOf(content: string | Uint8Array, name = "file.csv"): string {
  const folder = mkdtempSync(join(tmpdir(), "firsthand-files-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** All that a file delivers. */
export async function allOf(file: Inspection, skip = 0): Promise<Delivered[]> {
  const items: Delivered[] = [];
  for await (const batch of readFile(file, { skip, now: NOW })) items.push(...batch.items);
  return items;
}

/** Inspects and reads a file that has this content; `mapping` is the text of a mapping file. */
export async function deliveredFrom(
  content: string | Uint8Array,
  { name = "file.csv", mapping }: { readonly name?: string; readonly mapping?: string } = {},
): Promise<Delivered[]> {
  return allOf(await inspected(content, { name, ...(mapping === undefined ? {} : { mapping }) }));
}

/** Inspects a file that has this content. */
export async function inspected(
  content: string | Uint8Array,
  { name = "file.csv", mapping }: { readonly name?: string; readonly mapping?: string } = {},
): Promise<Inspection> {
  const mapFile = mapping === undefined ? undefined : fileOf(mapping, "map.yaml");
  return inspectFile(fileOf(content, name), { mapFile, now: NOW });
}

/** What became of each record, in one word: its text, or the code of the reason why it was rejected. */
export function inShort(items: readonly Delivered[]): string[] {
  return items.map((item) => (item.status === "understood" ? item.record.text : `!${item.reason.code}`));
}

/** Text in an encoding with one byte a character. */
export function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(Array.from(text, (character) => codes.get(character) ?? 63));
}
