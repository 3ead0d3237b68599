import { logChannel } from "@firsthand/platform/live";
import { type Handle, notify } from "@firsthand/platform/storage";
import type { Recorder, TraceLine } from "@firsthand/platform/trace";

import type { AuditGround } from "./ground.ts";
import { canonicalText, storable } from "./rules/canonical.ts";
import { createReadMemory, createRefusalLimit } from "./rules/gatherings.ts";
import { type LineRow, insertLine, insertLines } from "./store/lines.ts";
import { lineRowOf } from "./write-line.ts";

/** Reads are written together, this long after the first at the latest. */
const FLUSH_MS = 500;

/** Lines that wait while the database is away; beyond that the oldest are given up, and it is told. */
const MOST_WAITING = 20_000;

export interface RunningRecorder extends Recorder {
  /** Writes what waits. */
  readonly flush: () => Promise<void>;
  /** Writes what waits, and ends; later lines are still written. */
  readonly stop: () => Promise<void>;
}

/** Keeps lines in the table. `onTrouble` is told when some could not be written; they are tried again. */
export function createRecorder(ground: AuditGround, onTrouble: (error: unknown) => void): RunningRecorder {
  const { db, now } = ground;
  const refusals = createRefusalLimit();
  const reads = createReadMemory();
  let waiting: LineRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const wait = (rows: readonly LineRow[]) => {
    waiting = [...waiting, ...rows];
    if (waiting.length > MOST_WAITING) {
      onTrouble(new Error(`${waiting.length - MOST_WAITING} lines of the audit record are lost: too many wait.`));
      waiting = waiting.slice(-MOST_WAITING);
    }
    timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
  };
  const writeAll = async () => {
    const rows = waiting;
    if (rows.length === 0) return;
    waiting = [];
    try {
      await insertLines(db, rows);
      await tell(db);
    } catch (error) {
      onTrouble(error);
      wait(rows);
    }
  };
  const flush = async (everything?: "everything") => {
    clearTimeout(timer);
    timer = undefined;
    const left = refusals.leftOut(now().getTime(), everything);
    waiting = [...waiting, ...left.map((one) => lineRowOf(ground, leftOutLine(one, now())))];
    writing = writing.then(writeAll);
    await writing;
  };
  const minutes = setInterval(() => void flush(), 30_000).unref();

  return {
    async write(tx, line, options) {
      const wrote = await insertLine(tx, lineRowOf(ground, line), options);
      if (wrote) await tell(tx);
      return wrote;
    },
    async append(line) {
      const anybody = line.outcome === "refused" || line.actor.kind === "nobody";
      if (anybody && !refusals.admit(line.address ?? "", now().getTime())) return;
      try {
        await insertLine(db, lineRowOf(ground, line), { always: true });
        await tell(db);
      } catch (error) {
        onTrouble(error);
        wait([lineRowOf(ground, line)]);
      }
    },
    read(line) {
      const { actor, operation, subject, input } = line;
      const what = canonicalText([actor.kind, actor.id, operation, subject?.id ?? null, storable(input)]);
      if (reads.isNew(what, line.at.getTime())) wait([lineRowOf(ground, line)]);
    },
    flush: () => flush(),
    async stop() {
      clearInterval(minutes);
      await flush("everything");
    },
  };
}

const tell = (tx: Handle): Promise<void> => notify(tx, logChannel, JSON.stringify({ topics: ["audit"] }));

function leftOutLine({ address, count }: { address: string; count: number }, at: Date): TraceLine {
  return {
    at,
    actor: { kind: "nobody", id: "nobody", name: "nobody" },
    operation: "audit.leftOut",
    subject: null,
    unit: null,
    outcome: "refused",
    code: "too_many_refusals",
    address,
    requestId: null,
    input: { count: String(count) },
    changes: [],
  };
}
