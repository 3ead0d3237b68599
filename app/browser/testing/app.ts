import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Config } from "@firsthand/platform/config";
import { buildWeb } from "@firsthand/web/build";
import type { BrowserContext } from "playwright-core";

import { startServer } from "../../server/index.ts";

/** The whole product for a browser to look at: a server of its own on a database of its own. */
export interface ShownApp {
  readonly url: string;
  readonly directory: string;
  /** Stops the server, as a machine that goes away does. */
  readonly pause: () => Promise<void>;
  /** Starts it again at the same address. */
  readonly resume: () => Promise<void>;
  /** Sets the clock of the server forward, by milliseconds. */
  readonly letPass: (milliseconds: number) => void;
  readonly stop: () => Promise<void>;
}

/** Who made the installation, in all tests with a browser. */
export const founder = { name: "Ada Founder", email: "ada@example.org", password: "a long way to walk" } as const;

/** Starts the product on a database, or on data that are there, or on none in a temporary directory. */
export async function showApp(
  on: { readonly databaseUrl?: string; readonly dataDirectory?: string; readonly config?: Partial<Config> } = {},
): Promise<ShownApp> {
  const directory = mkdtempSync(join(tmpdir(), "firsthand-shown-"));
  const { directory: webDirectory } = await buildWeb();
  let passed = 0;
  const start = (port: number) =>
    startServer(
      {
        port,
        host: "127.0.0.1",
        dataDirectory: on.dataDirectory ?? join(directory, "data"),
        databaseUrl: on.databaseUrl,
        logLevel: "error",
        secret: undefined,
        notes: [],
        maxUploadBytes: 20e9,
        ...on.config,
      },
      {
        version: "1.0.0-test",
        defaultDataDirectory: "/nowhere",
        write: (line) => void process.stderr.write(line),
        now: () => new Date(Date.now() + passed),
        webDirectory,
      },
    );
  const first = await start(0);
  const { port, url } = first;
  let server: typeof first | undefined = first;
  const pause = async () => {
    await server?.stop({ graceSeconds: 0 });
    server = undefined;
  };
  return {
    url,
    directory,
    pause,
    letPass: (milliseconds) => {
      passed += milliseconds;
    },
    resume: async () => {
      server ??= await start(port);
    },
    stop: async () => {
      await pause();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Asks the API in the name of who is signed in in a browser; gives the answer, or throws with its words. */
export async function ask(
  context: BrowserContext,
  app: ShownApp,
  [method, path]: readonly [method: string, path: string],
  data?: unknown,
): Promise<unknown> {
  const headers = { origin: app.url };
  const response = await context.request.fetch(`${app.url}/api${path}`, { method, headers, data });
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  return response.status() === 204 ? undefined : await response.json();
}

/** Makes the first administrator, and signs the browser in as such. */
export async function settle(context: BrowserContext, app: ShownApp): Promise<void> {
  await ask(context, app, ["POST", "/setup"], founder);
}

/** Loads the sample organisation and waits until it is there. */
export async function loadSample(context: BrowserContext, app: ShownApp): Promise<void> {
  await ask(context, app, ["POST", "/sample"]);
  for (let tries = 0; tries < 300; tries += 1) {
    const { state } = (await ask(context, app, ["GET", "/sample"])) as { state: string };
    if (state === "loaded") return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The sample was not loaded within a minute.");
}
