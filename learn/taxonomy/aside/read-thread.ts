import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";

import type { TextToRead } from "@firsthand/analytics/text";

import type { BlendedReading, KnownNodes, Weights } from "../rules/blend.ts";
import type { Learnt } from "../rules/read-learnt.ts";
import { readingsOf, type ReadingColumns } from "./columns.ts";

/** What a thread is told: with what it reads from now on, or what to read; it answers in the order of the questions. */
export type ToWorker =
  | {
      readonly learnt: Pick<Learnt, "modelVersion" | "known"> & {
        readonly inForce: { readonly bytes: Uint8Array; readonly weights: Weights } | undefined;
      };
    }
  | {
      /** A list for each field, which costs a half of an object for each text. */
      readonly texts: readonly string[];
      readonly directions: readonly TextToRead["direction"][];
    };

/** One thread that reads texts. */
export interface ReadThread {
  /** How many batches wait for it. */
  readonly waiting: () => number;
  /** Undefined where it ended before it answered. */
  readonly read: (learnt: Learnt, texts: readonly TextToRead[]) => Promise<readonly BlendedReading[] | undefined>;
  readonly end: () => Promise<void>;
}

/**
 * What a thread makes is forgotten with the next text. It would begin with the room that the process was given for its
 * batches, since flags outdo the limits of a thread; whoever runs already has its room and keeps it.
 */
const LITTLE_ROOM = ["--max-semi-space-size=4", "--initial-old-space-size=0"];

/** Starts a thread; `onEnd` is called once when it ended, however that came. It keeps no process alive by itself. */
export function startThread(onEnd: () => void): ReadThread {
  for (const flag of LITTLE_ROOM) setFlagsFromString(flag);
  const worker = new Worker(new URL("read-worker.ts", import.meta.url));
  const waiting: ((readings: readonly BlendedReading[] | undefined) => void)[] = [];
  let told: Learnt | undefined;
  let hasEnded = false;
  worker.on("message", (columns: ReadingColumns) => {
    waiting.shift()?.(readingsOf(columns));
    if (waiting.length === 0) worker.unref();
  });
  // What went wrong in it goes wrong again where the same texts are read next, and is told there.
  worker.on("error", () => {});
  worker.once("exit", () => {
    hasEnded = true;
    for (const resolve of waiting.splice(0)) resolve(undefined);
    onEnd();
  });
  worker.unref();

  const tell = (message: ToWorker): void => worker.postMessage(message);

  return {
    waiting: () => waiting.length,
    read: (learnt, texts) => {
      if (hasEnded) return Promise.resolve(undefined);
      // In the order of what it is told: no text is read with half of what was learnt.
      if (told !== learnt) tell({ learnt: wordsOf(learnt) });
      told = learnt;
      worker.ref();
      return new Promise((resolve) => {
        waiting.push(resolve);
        tell({ texts: texts.map(({ text }) => text), directions: texts.map(({ direction }) => direction) });
      });
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function wordsOf({ modelVersion, inForce, known }: Learnt) {
  const bytes = inForce && { bytes: inForce.classifier.toBytes(), weights: inForce.weights };
  const nodes: KnownNodes | undefined = known && { topic: new Set(known.topic), intent: new Set(known.intent) };
  return { modelVersion, known: nodes, inForce: bytes };
}
