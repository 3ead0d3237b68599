import { setTimeout as pause } from "node:timers/promises";

import type { Cursor, Settings, StreamFailure } from "../streams/index.ts";
import { failureOf } from "./failures.ts";
import { foldersToRead } from "./folders.ts";
import { openMailbox, type Reach } from "./open-mailbox.ts";
import { placesIn, type Place } from "./rules/cursor.ts";
import { mailboxSettings, type MailboxSettings } from "./settings.ts";

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 5 * 60_000;

export interface Watching extends Omit<Reach, "accessToken"> {
  readonly settings: Settings;
  /** What was read last: what came since then is news at once. */
  readonly cursor: Cursor | null;
  /** In [0, 1), for pauses. */
  readonly chance: () => number;
  /** Gives a token that is good now, in place of a password. */
  readonly signIn?: (signal: AbortSignal) => Promise<string>;
}

/**
 * Waits until the first folder of a mailbox has something that the cursor does not know, by IDLE (RFC 2177) where the
 * server has it. A lost connection is opened again. True: there is news; false: the signal ended the wait. Throws
 * `StreamFailure` for what does not pass by itself.
 */
export async function watchMailbox(watching: Watching): Promise<boolean> {
  const settings = mailboxSettings(watching.settings, { byToken: watching.signIn !== undefined });
  for (let failures = 0; !watching.signal.aborted;) {
    try {
      if (await newsOf(settings, watching)) return true;
      failures = 0;
    } catch (error) {
      if (watching.signal.aborted) return false;
      const failure = failureOf(error);
      if (!passes(failure)) throw failure;
      failures += 1;
    }
    await pauseFor(failures, watching);
  }
  return false;
}

/** One connection's wait: true when there is news, false when the connection ended in good order. */
async function newsOf(settings: MailboxSettings, { cursor, signIn, ...reach }: Watching): Promise<boolean> {
  const token = signIn ? { accessToken: await signIn(reach.signal) } : {};
  const { client, close } = await openMailbox(settings, { ...reach, ...token });
  try {
    const [folder] = await foldersToRead(client, settings);
    if (!folder) return false;
    const { uidNext, uidValidity, exists } = await client.mailboxOpen(folder.path, { readOnly: true });
    if (isNew(placesIn(cursor).get(folder.path), { uidNext, uidValidity: String(uidValidity) }, exists)) return true;
    const came = new Promise<boolean>((resolve) => {
      client.on("exists", ({ count, prevCount }) => {
        if (count > prevCount) resolve(true);
      });
      client.on("close", () => resolve(false));
    });
    return await Promise.race([came, idleOn(client)]);
  } finally {
    await close();
  }
}

/** Idles again and again: the server or the library may end one wait at any time. */
async function idleOn(client: { usable: boolean; idle: () => Promise<boolean | undefined> }): Promise<boolean> {
  while (client.usable) {
    if ((await client.idle()) === false) return false;
  }
  return false;
}

function isNew(before: Place | undefined, now: { uidNext: number; uidValidity: string }, exists: number): boolean {
  if (before?.uidValidity !== now.uidValidity) return exists > 0;
  return now.uidNext > before.lastUid + 1;
}

const passes = ({ code }: StreamFailure) => ["unreachable", "slow", "limited", "failing", "cut"].includes(code);

async function pauseFor(failures: number, { signal, chance }: Watching): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
  await pause(longest / 2 + (chance() * longest) / 2, undefined, { signal }).catch(() => undefined);
}
