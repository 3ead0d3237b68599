import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { installationSecret, replaceSecret, secretFile } from "./secret.ts";

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "firsthand-secret-"))));
afterEach(() => rmSync(directory, { recursive: true }));

test("a secret is made once, 32 bytes that only the owner may read", () => {
  const data = join(directory, "data");
  const secret = installationSecret(data);
  expect(secret).toHaveLength(32);
  expect(statSync(secretFile(data)).mode & 0o777).toBe(0o600);
  expect(installationSecret(data)).toEqual(secret);
  expect(installationSecret(join(directory, "other"))).not.toEqual(secret);
  expect(readdirSync(data)).toEqual(["secret.key"]);
});

test("a damaged secret is not replaced by a new one in silence", () => {
  writeFileSync(secretFile(directory), "abc");
  expect(() => installationSecret(directory)).toThrow(expect.objectContaining({ code: "secret_damaged" }));
});

test("another secret takes the place of the old one, which is kept beside it", () => {
  const old = installationSecret(directory).toString("hex");
  replaceSecret(directory, old);
  expect(readdirSync(directory)).toEqual(["secret.key"]);
  replaceSecret(directory, "ab".repeat(32));
  expect(installationSecret(directory).toString("hex")).toBe("ab".repeat(32));
  expect(readdirSync(directory)).toEqual(["secret.key", expect.stringMatching(/^secret\.key\.before-restore-/)]);
});
