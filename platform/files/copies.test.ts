import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

import { temporaryDirectory } from "@firsthand/platform/testing";
import { afterAll, beforeEach, expect, test } from "vitest";

import { bringBackFiles, checkCopies, copyFiles, createFiles, forgetCopies, type FileStore } from "./index.ts";

const place = temporaryDirectory("firsthand-copies-");
afterAll(() => place.remove());

const key = { text: "ab".repeat(32), fingerprint: "01234567" };
let made = 0;
let store: FileStore;
let directory: string;
beforeEach(() => {
  store = createFiles({ dataDirectory: join(place.path, `data-${made}`) });
  directory = join(place.path, `copies-${made++}`);
});

const put = async (...texts: readonly string[]) =>
  await Promise.all(texts.map(async (text) => await store.put(Buffer.from(text))));

async function* named(files: Awaited<ReturnType<typeof put>>) {
  yield files;
}

const copies = () =>
  readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((path) => /[0-9a-f]{64}/.test(path));
const pathOf = (name: string | undefined) => join(directory, name ?? "");

test("what is named is copied once, encrypted, and comes back as it was", async () => {
  const files = await put("kettle", "toaster");
  const at = new Date("2026-03-04T12:00:00Z");
  expect(await copyFiles(store, named(files), { directory, key, at })).toEqual({ copied: 2, bytes: 13 });
  expect(await copyFiles(store, named(files), { directory, key, at })).toEqual({ copied: 0, bytes: 0 });
  expect(copies()).toHaveLength(2);
  for (const path of copies()) expect(readFileSync(pathOf(path)).includes("kettle")).toBe(false);
  for (const { hash } of files) await store.remove(hash);
  const here = { directory, keys: [key.text] };
  expect(await bringBackFiles(store, named(files), { ...here, keys: ["cd".repeat(32)] })).toEqual({
    brought: 0,
    missing: 2,
  });
  expect(await bringBackFiles(store, named(files), here)).toEqual({ brought: 2, missing: 0 });
  expect(await bringBackFiles(store, named(files), here)).toEqual({ brought: 0, missing: 0 });
  expect(String(await buffer(await store.open(files[0]?.hash ?? "")))).toBe("kettle");
});

test("a copy that was changed does not count, and another key makes another copy", async () => {
  const files = await put("kettle");
  const at = new Date("2026-03-04T12:00:00Z");
  await copyFiles(store, named(files), { directory, key, at });
  const here = { directory, keys: [key.text] };
  expect(await checkCopies(named(files), here)).toEqual({ good: 1, missing: 0 });
  writeFileSync(pathOf(copies()[0]), "kettle");
  expect(await checkCopies(named(files), here)).toEqual({ good: 0, missing: 1 });
  const other = { text: "ef".repeat(32), fingerprint: "89abcdef" };
  await copyFiles(store, named(files), { directory, key: other, at });
  expect(await checkCopies(named(files), { directory, keys: [key.text, other.text] })).toEqual({ good: 1, missing: 0 });
});

test("copies go when no backup needs them any more", async () => {
  const [old, young] = await put("old", "young");
  if (!old || !young) throw new Error("no files");
  await copyFiles(store, named([old, young]), { directory, at: new Date("2026-03-04T12:00:00Z") });
  await copyFiles(store, named([young]), { directory, at: new Date("2026-03-05T12:00:00Z") });
  expect(await forgetCopies(directory, new Date("2026-03-04T12:00:00Z"))).toBe(0);
  expect(await forgetCopies(directory, new Date("2026-03-05T12:00:00Z"))).toBe(1);
  expect(copies()).toEqual([expect.stringContaining(`${young.hash}.plain`)]);
});
