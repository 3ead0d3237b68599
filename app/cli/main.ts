import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";
import { z } from "zod";

import { endText } from "../failures/index.ts";
import { programFor } from "./program.ts";

const STOPPED = 130;

// Whoever reads the output may go away before it ends: `firsthand metrics | head`.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

try {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8")));
  await programFor(version).parseAsync();
} catch (error) {
  process.stderr.write(endText(error));
  process.exitCode = error instanceof Failure && error.code === "stopped" ? STOPPED : 1;
}
