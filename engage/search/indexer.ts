import { setTimeout as sleep } from "node:timers/promises";

import { transact, type Handle } from "@firsthand/platform/storage";

import { indexChanges } from "./commands/index-changes.ts";
import { repairIndex } from "./commands/repair-index.ts";
import type { Stemmer } from "./store/stems.ts";

export interface Indexer {
  /** Begins to follow the log; comes back at once. */
  readonly start: () => void;
  /** Ends after the batch that is being written. */
  readonly stop: () => Promise<void>;
}

interface IndexerSettings {
  readonly db: Handle;
  readonly stemmer: Stemmer;
  /** Another word after each change of the log; asked often, so it must cost nothing. */
  readonly logVersion: () => string;
  /** Told the code of an error when following begins to fail, and again after it went well in between. */
  readonly onTrouble: (code: string) => void;
  /** How many messages were found missing or left over at the start, when there were any. */
  readonly onRepaired?: (messages: number) => void;
}

const LOOK_MS = 250;
/** Without any word from the log it is looked this often. */
const LOOK_ANYWAY_MS = 5_000;
const AFTER_TROUBLE_MS = 2_000;
/** After each batch it rests this part of the time that the batch took, so that imports and readers go first. */
const REST = 0.5;
/** And this many times as long while the log is being written: the newest are found first all the same. */
const REST_WHILE_WRITTEN = 3;

/**
 * Keeps the index of words up to date with the log, in batches, from when it starts: first what changed, then once what
 * came or went unnoted. It never holds up whoever writes the log.
 */
export function createIndexer(settings: IndexerSettings): Indexer {
  const { db, stemmer, logVersion, onTrouble } = settings;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> | undefined;

  const pause = async (ms: number): Promise<void> => {
    await sleep(ms, undefined, { signal, ref: false }).catch(() => {});
  };

  async function catchUp(): Promise<void> {
    for (;;) {
      if (signal.aborted) return;
      const began = performance.now();
      const version = logVersion();
      const done = await transact(db, (tx) => indexChanges(tx, stemmer));
      if (done === 0) return;
      const rest = logVersion() === version ? REST : REST_WHILE_WRITTEN;
      await pause(rest * (performance.now() - began));
    }
  }

  async function repair(): Promise<void> {
    const repaired = await repairIndex(db, stemmer, async () => {
      await catchUp();
      return !signal.aborted;
    });
    if (repaired > 0) settings.onRepaired?.(repaired);
  }

  async function untilChanged(version: string): Promise<void> {
    for (let waited = 0; !signal.aborted && waited < LOOK_ANYWAY_MS; waited += LOOK_MS) {
      if (logVersion() !== version) return;
      await pause(LOOK_MS);
    }
  }

  async function follow(): Promise<void> {
    let repaired = false;
    let inTrouble = false;
    while (!signal.aborted) {
      const version = logVersion();
      try {
        await catchUp();
        if (!repaired) await repair();
        repaired = true;
        inTrouble = false;
        await untilChanged(version);
      } catch (error) {
        if (!inTrouble) onTrouble(codeOf(error));
        inTrouble = true;
        await pause(AFTER_TROUBLE_MS);
      }
    }
  }

  return {
    start: () => {
      running ??= follow();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
