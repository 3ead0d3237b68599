import { resolve } from "node:path";

import type { Config } from "@firsthand/platform/config";
import { readKeyFile } from "@firsthand/platform/storage";

import { configFor, type Place } from "./session.ts";

export interface WithKey extends Place {
  readonly keyFile?: string | undefined;
}

/** The configuration, with the key in a file going before all others. */
export function configWithKey(options: WithKey): Config {
  const config = configFor(options);
  return options.keyFile === undefined ? config : { ...config, backupKey: readKeyFile(resolve(options.keyFile)) };
}
