import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readConfig } from "@firsthand/platform/config";
import { buildWeb } from "@firsthand/web/build";
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
  const webDirectory = process.argv.includes("--without-app") ? undefined : await buildApp();
  const server = await startServer(readConfig(process.env, { cwd }), {
    version,
    defaultDataDirectory: join(cwd, "data"),
    write: (line) => process.stderr.write(line),
    now: () => new Date(),
    webDirectory,
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

/**
 * Where the app for the browser is. Building takes a while after each change of it: whoever waits is told. Without it
 * the server runs all the same.
 */
async function buildApp(): Promise<string | undefined> {
  const told = setTimeout(() => process.stdout.write("\nThe app for the browser is being built ...\n"), 1_000);
  try {
    return (await buildWeb()).directory;
  } catch (error) {
    process.stderr.write(`The app for the browser could not be built, the server runs without it.\n${endText(error)}`);
    return undefined;
  } finally {
    clearTimeout(told);
  }
}
