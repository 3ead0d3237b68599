import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify, transact } from "@firsthand/platform/storage";

import { addFlow, type FlowCount, forgetFlow, keyOf } from "./store.ts";

export type { FlowCount, Way } from "./store.ts";

/** Counts what comes in beside connections, without holding up what brings it. */
export interface FlowCounter {
  readonly note: (count: FlowCount) => void;
  /** Writes what was noted and not written yet. */
  readonly close: () => Promise<void>;
}

const REST_MS = 2000;
const HOUR_MS = 3_600_000;
/** Longer than anything that is shown of it. */
const KEPT_MS = 400 * 24 * HOUR_MS;
/** More kinds than this are not kept in memory; nothing honest has so many. */
const MOST_WAITING = 10_000;

interface Waiting {
  readonly hour: number;
  readonly count: FlowCount;
}

interface CounterGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly restMs?: number;
}

/**
 * What is noted is added up, and written at most every two seconds: a request more would make sending in slower. What
 * a crash loses of it is missing in a chart and nowhere else.
 */
export function countFlow({ db, now, restMs = REST_MS }: CounterGround): FlowCounter {
  /** By the hour in which it came, in milliseconds since 1970, and by what it is of. */
  let waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let forgotAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const add = (into: Map<string, Waiting>, { hour, count }: Waiting): void => {
    const key = `${hour} ${keyOf(count)}`;
    const before = into.get(key);
    if (before === undefined && into.size >= MOST_WAITING) return;
    into.set(key, before === undefined ? { hour, count } : { hour, count: summed(before.count, count) });
  };

  async function write(): Promise<void> {
    const counts = waiting;
    if (counts.size === 0) return;
    waiting = new Map();
    const at = now();
    const tidy = at.getTime() - forgotAt > 24 * HOUR_MS;
    const hours = Map.groupBy(counts.values(), ({ hour }) => hour);
    try {
      await transact(db, async (tx) => {
        for (const [hour, own] of hours)
          await addFlow(tx, { hour: new Date(hour), now: at, counts: own.map(({ count }) => count) });
        if (tidy) await forgetFlow(tx, new Date(at.getTime() - KEPT_MS));
        await notify(tx, logChannel, JSON.stringify({ topics: ["sources"] }));
      });
      if (tidy) forgotAt = at.getTime();
    } catch {
      // The database is away: whoever sends in is told so. What was counted is written once it is back, also where
      // nothing more comes in.
      for (const one of counts.values()) add(waiting, one);
      if (!closed) later();
    }
  }

  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(write);
    }, restMs).unref();
  };

  return {
    note: (count) => {
      add(waiting, { hour: Math.floor(now().getTime() / HOUR_MS) * HOUR_MS, count });
      later();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await writing;
      await write();
    },
  };
}

function summed(one: FlowCount, other: FlowCount): FlowCount {
  return {
    ...other,
    records: one.records + other.records,
    accepted: one.accepted + other.accepted,
    repeated: one.repeated + other.repeated,
    revised: one.revised + other.revised,
    quarantined: one.quarantined + other.quarantined,
    refused: one.refused + other.refused,
  };
}
