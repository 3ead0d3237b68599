import { createHash, randomBytes } from "node:crypto";

import { join } from "node:path";

import { readTexts } from "@firsthand/analytics/text";
import type { AcceptingWorld } from "@firsthand/engage/listen";
import type { Config } from "@firsthand/platform/config";
import { installationSecret } from "@firsthand/platform/storage";

import { checkRoom } from "./room.ts";

/** The installation's secret, 32 bytes. */
export function secretOf(config: Pick<Config, "dataDirectory" | "secret">): Buffer {
  return config.secret ? createHash("sha256").update(config.secret).digest() : installationSecret(config.dataDirectory);
}

/** The clock, chance, the installation's secret and the text model, as the running program has them. */
export function liveWorld(config: Config): AcceptingWorld {
  const secret = secretOf(config);
  return {
    get now() {
      return new Date();
    },
    random: () => randomBytes(8),
    secret,
    readTexts: (texts) => readTexts(texts),
    mostUnfoldedBytes: config.maxUnpackedBytes,
    // A database server of one's own has a disk of its own, which nobody can look at from here.
    ...(config.databaseUrl === undefined ? { checkRoom: () => checkRoom(join(config.dataDirectory, "database")) } : {}),
  };
}
