import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";

import { openAccessKey, opensWith } from "./access-key.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "firsthand-key-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("it is made once, for its owner alone, and found again", async () => {
  const data = join(directory, "not", "yet");
  const first = await openAccessKey(data);
  expect(first).toMatchObject({
    created: true,
    path: join(data, "access-key"),
    key: expect.stringMatching(/^[\w-]{43}$/),
  });
  expect(statSync(first.path).mode & 0o777).toBe(0o600);
  expect(await openAccessKey(data)).toEqual({ ...first, created: false });
  expect(readdirSync(data)).toEqual(["access-key"]);
});

test("whoever begins at the same time gets the same key, and one of them made it", async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => openAccessKey(directory)));
  expect(new Set(keys.map(({ key }) => key)).size).toBe(1);
  expect(keys.filter(({ created }) => created)).toHaveLength(1);
  expect(readdirSync(directory)).toEqual(["access-key"]);
});

test("two installations have different keys", async () => {
  const [one, two] = await Promise.all([openAccessKey(join(directory, "1")), openAccessKey(join(directory, "2"))]);
  expect(one.key).not.toBe(two.key);
});

test("a file that others may read is closed to them", async () => {
  const { path } = await openAccessKey(directory);
  chmodSync(path, 0o644);
  await openAccessKey(directory);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each(["", "short", "x".repeat(600), "two words that are long enough to be a key"])(
  "a file that holds %j is refused and left as it is",
  async (content) => {
    const path = join(directory, "access-key");
    writeFileSync(path, content);
    await expect(openAccessKey(directory)).rejects.toMatchObject({ code: "access_key_invalid", details: { path } });
    expect(readFileSync(path, "utf8")).toBe(content);
  },
);

test("a place where no file can be made is a failure with advice", async () => {
  writeFileSync(join(directory, "file"), "");
  await expect(openAccessKey(join(directory, "file", "data"))).rejects.toMatchObject({
    code: "access_key_unusable",
    advice: expect.stringContaining("DATA_DIR"),
  });
});

test("only the key itself opens", () => {
  const key = "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE";
  expect(opensWith(`Bearer ${key}`, key)).toBe(true);
  expect(opensWith(`bearer  ${key}`, key)).toBe(true);
  for (const wrong of [undefined, "", key, `Basic ${key}`, `Bearer ${key} x`, `Bearer ${key}, Bearer x`])
    expect(opensWith(wrong, key)).toBe(false);
  fc.assert(
    fc.property(fc.string(), (given) => {
      expect(opensWith(`Bearer ${given}`, key)).toBe(given.trim() === key);
    }),
  );
});
