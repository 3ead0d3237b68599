import { availableParallelism } from "node:os";

import type { TextToRead } from "@firsthand/analytics/text";

import type { BlendedReading } from "../rules/blend.ts";
import { readLearnt, type Learnt } from "../rules/read-learnt.ts";
import { startThread, type ReadThread } from "./read-thread.ts";

/** Reads texts in threads of their own. */
export interface Aside {
  /** The readings of these texts, in their order: the same, whichever threads read them. */
  readonly read: (learnt: Learnt, texts: readonly TextToRead[]) => Promise<readonly BlendedReading[]>;
  /** Ends its threads; the next texts start new ones. */
  readonly end: () => Promise<void>;
}

export interface AsideSettings {
  readonly threads: number;
  /** After so long without a text a thread ends: it holds some 40 MB. */
  readonly idleMs: number;
}

/** So many texts go to a thread at once. */
const AT_ONCE = 250;
/** Here, where others wait for their turn. */
const AT_ONCE_HERE = 25;
/** Threads that ended by themselves; after so many nobody tries it again: something is wrong with the machine. */
const MOST_ENDED = 5;

const usual: AsideSettings = { threads: availableParallelism() > 4 ? 2 : 1, idleMs: 20_000 };

/** Threads are started when there is something to read. Where one ends too early its texts are read here instead. */
export function createAside({ threads, idleMs }: AsideSettings = usual): Aside {
  let running: ReadThread[] = [];
  let ended = 0;
  let idle: NodeJS.Timeout | undefined;
  let reading = 0;

  function begin(): ReadThread {
    const thread = startThread(() => {
      if (running.includes(thread)) ended++;
      running = running.filter((one) => one !== thread);
    });
    running.push(thread);
    return thread;
  }

  /** The one with the fewest batches before this one. */
  function next(): ReadThread | undefined {
    const free = running.find((one) => one.waiting() === 0);
    if (free) return free;
    if (running.length < threads && ended < MOST_ENDED) return begin();
    return running.toSorted((a, b) => a.waiting() - b.waiting())[0];
  }

  async function readSome(learnt: Learnt, texts: readonly TextToRead[]): Promise<readonly BlendedReading[]> {
    return (await next()?.read(learnt, texts)) ?? (await readHere(learnt, texts));
  }

  async function end(): Promise<void> {
    const ending = running;
    running = [];
    await Promise.all(ending.map((one) => one.end()));
  }

  return {
    read: async (learnt, texts) => {
      clearTimeout(idle);
      reading++;
      try {
        const pieces: Promise<readonly BlendedReading[]>[] = [];
        for (let at = 0; at < texts.length; at += AT_ONCE) pieces.push(readSome(learnt, texts.slice(at, at + AT_ONCE)));
        return (await Promise.all(pieces)).flat();
      } finally {
        reading--;
        if (reading === 0) idle = setTimeout(() => void end(), idleMs).unref();
      }
    },
    end,
  };
}

async function readHere(learnt: Learnt, texts: readonly TextToRead[]): Promise<BlendedReading[]> {
  const readings: BlendedReading[] = [];
  for (let at = 0; at < texts.length; at += AT_ONCE_HERE) {
    readings.push(...readLearnt(learnt, texts.slice(at, at + AT_ONCE_HERE)));
    await new Promise(setImmediate);
  }
  return readings;
}
