import { createHash, randomBytes } from "node:crypto";

import { join } from "node:path";

import { type Keeping, USUAL_LIMITS } from "@firsthand/engage/attachments";
import type { AcceptingWorld } from "@firsthand/engage/listen";
import type { Config } from "@firsthand/platform/config";
import { createFiles } from "@firsthand/platform/files";
import { installationSecret } from "@firsthand/platform/storage";

import { readAsideOf, readTextsOf } from "./reading.ts";
import { checkRoom } from "./room.ts";

/** The installation's secret, 32 bytes. */
export function secretOf(config: Pick<Config, "dataDirectory" | "secret">): Buffer {
  return config.secret ? createHash("sha256").update(config.secret).digest() : installationSecret(config.dataDirectory);
}

/** Where files that come with messages are kept, and how much of them. */
function attachmentsOf(config: Config): Keeping {
  return {
    files: createFiles(config),
    mostBytes: config.mostAttachmentBytes ?? USUAL_LIMITS.mostBytes,
    mostPerMessage: config.mostAttachments ?? USUAL_LIMITS.mostPerMessage,
  };
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
    readTexts: readTextsOf(config),
    readAside: readAsideOf(config),
    mostUnfoldedBytes: config.maxUnpackedBytes,
    attachments: attachmentsOf(config),
    // A database server of one's own has a disk of its own, which nobody can look at from here.
    ...(config.databaseUrl === undefined ? { checkRoom: () => checkRoom(join(config.dataDirectory, "database")) } : {}),
  };
}
