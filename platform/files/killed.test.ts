import { spawn } from "node:child_process";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { createHash } from "node:crypto";
import { join } from "node:path";

import { temporaryDirectory } from "@firsthand/platform/testing";
import { expect, test } from "vitest";

import { createFiles } from "./index.ts";

const PROGRAM = `
import { createFiles } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
const store = createFiles({ dataDirectory: process.argv[1] });
for (let at = 0; ; at++) {
  const { hash } = await store.put(Buffer.alloc(3_000_000, "file " + at + " "));
  process.stdout.write(hash + "\\n");
}`;

test(
  "a process that is killed while it writes leaves whole files only, and all that it told of",
  { timeout: 120_000 },
  async () => {
    const place = temporaryDirectory("firsthand-killed-");
    try {
      const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM, place.path]);
      let said = "";
      child.stdout.on("data", (piece) => (said += String(piece)));
      await expect.poll(() => said.split("\n").length, { timeout: 60_000, interval: 5 }).toBeGreaterThan(4);
      child.kill("SIGKILL");
      await once(child, "close");
      const store = createFiles({ dataDirectory: place.path });
      const told = said.split("\n").slice(0, -1);
      for (const hash of told) expect(await store.sizeOf(hash)).toBe(3_000_000);
      let found = 0;
      for (let byte = 0; byte < 256; byte++) {
        for await (const { hash } of store.list(byte.toString(16).padStart(2, "0"), new Date())) {
          found++;
          const bytes = await buffer(await store.open(hash));
          expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
        }
      }
      expect(found).toBeGreaterThanOrEqual(told.length);
    } finally {
      place.remove();
    }
  },
);
