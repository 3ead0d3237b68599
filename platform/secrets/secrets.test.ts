import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { temporaryDirectory } from "../testing/index.ts";
import { createSecrets } from "./create-secrets.ts";
import { parseKeysFile, parseKeysVariable, parseSealed } from "./rules.ts";

const place = temporaryDirectory("firsthand-secrets-");
afterAll(() => place.remove());

const [A, B] = ["ab".repeat(32), "cd".repeat(32)];
const given = (keys: string) => createSecrets({ dataDirectory: "/nowhere", keys });

test("any text comes back whole, and nothing of it can be seen", () => {
  const secrets = given(`1:${A}`);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (plain, purpose) => {
      const sealed = secrets.seal(plain, purpose);
      expect(secrets.open(sealed, purpose)).toBe(plain);
      expect(sealed).toMatch(/^sealed1\.1\.[\w-]+$/);
      expect(secrets.seal(plain, purpose)).not.toBe(sealed);
    }),
  );
});

test("whatever bit is changed, it does not open", () => {
  const secrets = given(`1:${A}`);
  const sealed = secrets.seal("JBSWY3DPEHPK3PXP", "second factor of 7");
  const { bytes } = parseSealed(sealed) ?? { bytes: Buffer.alloc(0) };
  for (let at = 0; at < bytes.length * 8; at++) {
    const changed = Buffer.from(bytes);
    changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
    expect(() => secrets.open(`sealed1.1.${changed.toString("base64url")}`, "second factor of 7")).toThrow(
      expect.objectContaining({ code: "sealed_not_readable" }),
    );
  }
});

test("it opens for its own purpose and with its own key only", () => {
  const sealed = given(`1:${A}`).seal("plain", "mail password");
  const refused = (keys: string, text: string, purpose: string) => {
    let error: unknown;
    try {
      given(keys).open(text, purpose);
    } catch (thrown) {
      error = thrown;
    }
    expect(String(error)).not.toContain("plain");
    return error;
  };
  expect(refused(`1:${A}`, sealed, "second factor")).toMatchObject({ code: "sealed_not_readable" });
  expect(refused(`1:${B}`, sealed, "mail password")).toMatchObject({ code: "sealed_not_readable" });
  expect(refused(`2:${A}`, sealed, "mail password")).toMatchObject({ code: "key_missing" });
  expect(refused(`1:${A},2:${A}`, sealed.replace(".1.", ".2."), "mail password")).toMatchObject({
    code: "sealed_not_readable",
  });
  for (const text of ["", "plain", "sealed1.1.", "sealed1.1.AAAA", "sealed2.1.AAAA"]) {
    expect(refused(`1:${A}`, text, "mail password")).toMatchObject({ code: "sealed_not_readable" });
  }
});

test("keys are made at first use, for the owner's eyes alone, and are seen by who opened the directory before", () => {
  const dataDirectory = join(place.path, "new");
  const [one, other] = [createSecrets({ dataDirectory }), createSecrets({ dataDirectory })];
  expect(() => one.open("sealed1.1.AAAA", "x")).toThrow(expect.objectContaining({ code: "key_missing" }));
  const sealed = one.seal("plain", "x");
  expect(other.open(sealed, "x")).toBe("plain");
  expect(readdirSync(dataDirectory)).toEqual(["keys.json"]);
  expect(statSync(join(dataDirectory, "keys.json")).mode & 0o777).toBe(0o600);
  const { keys } = JSON.parse(readFileSync(join(dataDirectory, "keys.json"), "utf8")) as { keys: object[] };
  const newer = { version: 2, key: B, madeAt: "2026-01-01T00:00:00Z" };
  writeFileSync(join(dataDirectory, "keys.json"), JSON.stringify({ keys: [newer, ...keys] }));
  expect(parseSealed(one.seal("more", "x"))?.version).toBe(2);
  expect(one.open(sealed, "x")).toBe("plain");
});

test.each(["", "{}", '{"keys":[]}', `{"keys":[{"version":1,"key":"abc","madeAt":"2026-01-01T00:00:00Z"}]}`])(
  "a damaged file of keys is not replaced in silence: %s",
  (text) => {
    const dataDirectory = join(place.path, "damaged");
    createSecrets({ dataDirectory }).seal("x", "x");
    const path = join(dataDirectory, "keys.json");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, text);
    expect(() => createSecrets({ dataDirectory }).seal("x", "x")).toThrow(
      expect.objectContaining({ code: "keys_damaged" }),
    );
    expect(readFileSync(path, "utf8")).toBe(text);
    writeFileSync(path, before);
  },
);

test("keys in a variable are numbered, and no number comes twice", () => {
  expect(parseKeysVariable(` 2:${B} , 1:${A.toUpperCase()}`)).toMatchObject([
    { version: 1, key: A },
    { version: 2, key: B },
  ]);
  for (const wrong of ["", A, `0:${A}`, `1:${A.slice(1)}`, `1:${A},1:${B}`, `1:${A},`]) {
    expect(parseKeysVariable(wrong)).toBeUndefined();
  }
  expect(parseKeysFile("null")).toBeUndefined();
});
