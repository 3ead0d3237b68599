import type { Asker } from "@firsthand/platform/http";
import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify } from "@firsthand/platform/storage";

import type { Known } from "./recognition.ts";
import type { Sessions, Visit } from "./sessions.ts";

/** What the commands of this module work with. */
export interface Ground {
  readonly db: Handle;
  readonly sessions: Sessions;
  readonly now: () => Date;
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Buffer;
  /** The installation's secret. */
  readonly secret: Uint8Array;
  /** What the first administrator has to know; undefined when whoever reaches the server may be it. */
  readonly setupCode: string | undefined;
  /** To be called after each committed change of who may what. */
  readonly forget: () => void;
}

/** What an endpoint knows of the request beyond its input. */
export interface AccessContext {
  readonly ground: Ground;
  readonly asker: Asker;
  readonly visit: Visit;
  /** Who is signed in, whatever else the request carries. */
  readonly person: () => Promise<Known>;
}

/** Tells browsers that who may come in has changed. */
export async function tellAccess(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["access"] }));
}
