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
  let waiting = new Map<string, FlowCount>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let forgotAt = Number.NEGATIVE_INFINITY;

  const add = (into: Map<string, FlowCount>, count: FlowCount): void => {
    const key = keyOf(count);
    const before = into.get(key);
    if (before === undefined && into.size >= MOST_WAITING) return;
    into.set(key, before === undefined ? count : summed(before, count));
  };

  async function write(): Promise<void> {
    const counts = waiting;
    if (counts.size === 0) return;
    waiting = new Map();
    const at = now();
    const tidy = at.getTime() - forgotAt > 24 * HOUR_MS;
    const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
    try {
      await transact(db, async (tx) => {
        await addFlow(tx, { hour, now: at, counts: [...counts.values()] });
        if (tidy) await forgetFlow(tx, new Date(at.getTime() - KEPT_MS));
        await notify(tx, logChannel, JSON.stringify({ topics: ["sources"] }));
      });
      if (tidy) forgotAt = at.getTime();
    } catch {
      // The database is away: whoever sends in is told so. What was counted waits for the next time.
      for (const count of counts.values()) add(waiting, count);
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
      add(waiting, count);
      later();
    },
    close: async () => {
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
