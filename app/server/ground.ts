import type { ReadTexts } from "@firsthand/engage/conversations";
import type { Config } from "@firsthand/platform/config";
import type { ApiMount, HttpSettings } from "@firsthand/platform/http";
import type { Jobs } from "@firsthand/platform/jobs";
import type { Secrets } from "@firsthand/platform/secrets";
import type { Storage } from "@firsthand/platform/storage";

import type { Overview } from "./overview.ts";

/** What the modules of the house bring to the server. */
export interface Wiring {
  /** Their endpoints, below /api. */
  readonly mounts: readonly ApiMount[];
  readonly overview: () => Promise<Overview>;
  /** Routes without a contract, such as files; each declares its access. */
  readonly plainRoutes?: HttpSettings["plainRoutes"];
}

/** What modules are joined to. */
export interface Ground {
  readonly storage: Storage;
  /** Not yet started, so that modules may define theirs. */
  readonly jobs: Jobs;
  readonly now: () => Date;
  /** Changes whenever the log did. */
  readonly logVersion: () => string;
  /** Calls back after something of a topic changed, in whichever process. */
  readonly onTopic: (topic: string, hear: () => void) => void;
  readonly readTexts: ReadTexts;
  readonly config: Config;
  /** Seals what has to be readable again. */
  readonly secrets: Secrets;
  readonly version: string;
  /** How many browsers listen for changes. */
  readonly listeners: () => number;
}
