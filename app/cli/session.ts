import { resolve } from "node:path";

import { readConfig, type Config } from "@firsthand/platform/config";
import { openStorage, type Storage } from "@firsthand/platform/storage";

/** Where a command works. */
export interface Session {
  readonly config: Config;
  readonly storage: Storage;
}

/** The configuration, with what a command line says going before what the environment says. */
export function configFor(options: { readonly data?: string | undefined }): Config {
  const config = readConfig(process.env, { cwd: process.cwd() });
  return options.data === undefined ? config : { ...config, dataDirectory: resolve(options.data) };
}

/** Opens the log for one command, beside a running server or alone, and closes it whatever happens. */
export async function withLog<Result>(
  options: { readonly data?: string | undefined },
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const config = configFor(options);
  const storage = await openStorage(config, "command");
  try {
    return await work({ config, storage });
  } finally {
    await storage.close();
  }
}
