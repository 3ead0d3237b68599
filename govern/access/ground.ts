import type { Asker } from "@firsthand/platform/http";
import { logChannel } from "@firsthand/platform/live";
import type { Letter } from "@firsthand/platform/mail";
import type { Secrets } from "@firsthand/platform/secrets";
import { type Handle, notify } from "@firsthand/platform/storage";

import type { Known } from "./recognition.ts";
import type { Sessions, Visit } from "./sessions.ts";

/** How many conversations name each unit. */
export type CountUnits = () => Promise<ReadonlyMap<string, number>>;

/** The way of mails to people, and what stands in them. */
export interface Post {
  /** Under which address people open Firsthand; links in mails begin with it, whatever a request says of itself. */
  readonly publicUrl: string;
  readonly send: (letter: Letter) => Promise<void>;
  readonly check: () => Promise<void>;
  readonly lastFailure: () => { readonly at: Date; readonly message: string } | undefined;
  /** Takes what went wrong with a mail that nobody waits for. */
  readonly noteFailure: (error: unknown) => void;
}

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
  readonly countUnits: CountUnits;
  readonly secrets: Secrets;
  /** Undefined where no mail server is set. */
  readonly post: Post | undefined;
  /** Whether a password stands in a list of stolen ones; false where none is asked. */
  readonly isBreached: (password: string) => Promise<boolean>;
}

/** What an endpoint knows of the request beyond its input. */
export interface AccessContext {
  readonly ground: Ground;
  readonly asker: Asker;
  readonly visit: Visit;
  /** Who is signed in, whatever else the request carries. */
  readonly person: () => Promise<Known>;
}

/** Tells browsers that who may come in, or who may what, has changed. */
export async function tellAccess(tx: Handle, alsoOf: readonly string[] = []): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["access", ...alsoOf] }));
}
