import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

import type { FromMapping, MappedRecord, PageHead, PageJob } from "./messages.ts";

/** Reads answers and maps their records, apart from everything else. */
export interface Mapper {
  /** Never rejects: what cannot be read says so. */
  readonly read: (job: Asked) => Promise<PageRead>;
  readonly close: () => Promise<void>;
}

type Asked = Omit<PageJob, "from" | "until">;

type PageRead =
  | { readonly ok: true; readonly head: PageHead; readonly records: readonly MappedRecord[] }
  | { readonly ok: false; readonly what: "no_json" | "too_deep" | "expression"; readonly message: string };

export interface MapperBounds {
  /** For reading the answer as a whole. */
  readonly headMs: number;
  /** For each record. */
  readonly recordMs: number;
  readonly megabytes: number;
}

const BOUNDS: MapperBounds = { headMs: 20_000, recordMs: 3000, megabytes: 512 };
const START_MS = 60_000;
/** Records of one answer that may take down the process before the answer itself counts as unreadable. */
const MOST_HARM = 5;

/** A mapper with one process, which is started when it is needed and again after harm; jobs wait for each other. */
export function createMapper(bounds: MapperBounds = BOUNDS): Mapper {
  let hand: Hand | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const run = async (job: Asked): Promise<PageRead> => {
    const records: MappedRecord[] = [];
    for (let harm = 0; harm <= MOST_HARM; harm++) {
      hand ??= await startHand(bounds);
      const ended = await hand.work({ ...job, from: records.length, until: Infinity }, records);
      if (ended.kind === "unreadable") return { ok: false, what: ended.what, message: ended.message };
      if (ended.kind === "done") return { ok: true, head: ended.head, records };
      await hand.close();
      hand = undefined;
      if (ended.head === undefined) break;
      hand = await startHand(bounds);
      records.push(harmful(ended.why, await rawOf(hand, job, records.length)));
    }
    return { ok: false, what: "expression", message: "it takes too long, or too much memory" };
  };
  return {
    read: (job) => {
      const next = queue.then(() => run(job));
      queue = next.catch(() => undefined);
      return next;
    },
    close: async () => {
      await queue;
      await hand?.close();
      hand = undefined;
    },
  };
}

/** A record that took the process down, as it came; empty where even reading it does. */
async function rawOf(hand: Hand, job: Asked, index: number): Promise<string> {
  const records: MappedRecord[] = [];
  await hand.work(
    { ...job, map: undefined, watermark: undefined, ofAnswer: {}, from: index, until: index + 1 },
    records,
  );
  return records[0]?.raw ?? "";
}

function harmful(why: "slow" | "gone", raw: string): MappedRecord {
  const fault =
    why === "slow"
      ? { code: "mapping_slow" as const, message: "the map takes too long for it" }
      : { code: "mapping_too_long" as const, message: "the map takes too much memory for it" };
  return { raw, hash: raw, watermark: null, mapped: null, fault };
}

interface Hand {
  readonly work: (job: PageJob, records: MappedRecord[]) => Promise<Ended>;
  readonly close: () => Promise<void>;
}

type Ended =
  | { readonly kind: "done"; readonly head: PageHead }
  | { readonly kind: "unreadable"; readonly what: "no_json" | "too_deep" | "expression"; readonly message: string }
  | { readonly kind: "broken"; readonly why: "slow" | "gone"; readonly head: PageHead | undefined };

async function startHand(bounds: MapperBounds): Promise<Hand> {
  const child = fork(fileURLToPath(new URL("./mapping-process.ts", import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${bounds.megabytes}`, "--disable-warning=ExperimentalWarning"],
    // It needs nothing of the program's variables, secrets among them.
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error("the process for mapping does not start"));
    const late = setTimeout(fail, START_MS);
    child.once("exit", fail);
    child.once("error", reject);
    child.once("message", () => {
      clearTimeout(late);
      child.off("exit", fail);
      resolve();
    });
  });
  // What it dies of is told by its exit.
  child.on("error", () => {});
  rest(child);
  return {
    work: (job, records) => workOf(child, bounds, { job, records }),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.ref();
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** A process that has nothing to do keeps nobody waiting who wants to end. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

interface Work {
  readonly job: PageJob;
  readonly records: MappedRecord[];
}

function workOf(child: ChildProcess, bounds: MapperBounds, { job, records }: Work): Promise<Ended> {
  return new Promise((resolve) => {
    let head: PageHead | undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = (ended: Ended) => {
      clearTimeout(timer);
      child.off("message", heard);
      child.off("exit", gone);
      rest(child);
      resolve(ended);
    };
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => end({ kind: "broken", why: "slow", head }), milliseconds);
    };
    const gone = (): void => end({ kind: "broken", why: "gone", head });
    const heard = (message: FromMapping) => {
      switch (message.kind) {
        case "ready":
          return;
        case "head":
          head = message.head;
          wait(bounds.recordMs);
          return;
        case "record":
          records.push(message.record);
          wait(bounds.recordMs);
          return;
        case "done":
          end({ kind: "done", head: head ?? { values: {}, records: 0, fields: {} } });
          return;
        case "unreadable":
          end(message);
          return;
      }
    };
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve({ kind: "broken", why: "gone", head });
      return;
    }
    child.on("message", heard);
    child.on("exit", gone);
    child.ref();
    child.channel?.ref();
    wait(bounds.headMs);
    child.send(job);
  });
}
