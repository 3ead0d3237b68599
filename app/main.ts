import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readConfig } from "@firsthand/platform/config";
import { z } from "zod";

import { endText } from "./failures/index.ts";
import { startServer, startText, stopOnSignals } from "./server/index.ts";

const graceSeconds = 10;

// Whoever read the output may go away before the server does.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

try {
  const cwd = process.cwd();
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, "package.json"), "utf8")));
  const server = await startServer(readConfig(process.env, { cwd }), {
    version,
    defaultDataDirectory: join(cwd, "data"),
    write: (line) => process.stderr.write(line),
    now: () => new Date(),
  });
  stopOnSignals(process, {
    stop: () => server.stop({ graceSeconds }),
    limitSeconds: 2 * graceSeconds + 5,
    clock: () => performance.now(),
    onTrouble: (error) => process.stderr.write(endText(error)),
  });
  process.stdout.write(startText(server.facts));
} catch (error) {
  process.stderr.write(endText(error));
  process.exitCode = 1;
}
