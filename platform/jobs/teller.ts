import type { Logger } from "pino";

import { logChannel } from "../live/index.ts";
import { type Handle, notify } from "../storage/index.ts";

/** The queue writes how a job ended just after its handler: who looks at once would see the old state. */
const SETTLED_MS = 300;

/** Tells the topic `jobs` soon after it is asked to; several wishes become one. */
export function createTeller(db: Handle, logger: Logger): { readonly tell: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    notify(db, logChannel, JSON.stringify({ topics: ["jobs"] })).catch((error: unknown) => {
      logger.debug({ err: error }, "that a job ended could not be told");
    });
  };
  return {
    tell: () => {
      timer ??= setTimeout(send, SETTLED_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
