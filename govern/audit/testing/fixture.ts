import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Handle } from "@firsthand/platform/storage";
import { cloneDatabase, type TestDatabase } from "@firsthand/platform/testing";
import { type TraceFacts, type TraceLine, type Trace, createTrace, runTraced } from "@firsthand/platform/trace";

import type { AuditGround } from "../ground.ts";
import { auditKey } from "../hashes.ts";
import { type RunningRecorder, createRecorder } from "../recorder.ts";

/** A record of its own on a database of its own. */
export interface Fixture {
  readonly database: TestDatabase;
  readonly db: Handle;
  readonly ground: AuditGround;
  readonly recorder: RunningRecorder;
  /** What the recorder could not write. */
  readonly troubles: unknown[];
  readonly close: () => Promise<void>;
}

export async function startFixture(now: () => Date = () => new Date()): Promise<Fixture> {
  const database = await cloneDatabase();
  const directory = mkdtempSync(join(tmpdir(), "firsthand-audit-"));
  const ground: AuditGround = {
    db: database.db,
    key: auditKey(Buffer.alloc(32, 7)),
    now,
    random: () => randomBytes(8),
    sealFile: join(directory, "audit-seal"),
  };
  const troubles: unknown[] = [];
  const recorder = createRecorder(ground, (error) => troubles.push(error));
  return {
    database,
    db: database.db,
    ground,
    recorder,
    troubles,
    close: async () => {
      await recorder.stop();
      await database.drop();
      rmSync(directory, { recursive: true });
    },
  };
}

export const ann = { kind: "person", id: "person-1", name: "Ann" } as const;

export const facts: TraceFacts = {
  actor: ann,
  operation: "things.change",
  subject: { kind: "thing", id: "thing-1" },
  unit: null,
  address: "192.0.2.7",
  requestId: "request-1",
  input: { id: "thing-1" },
};

/** A line as something that was done would write it. */
export const lineAt = (at: Date, more: Partial<TraceLine> = {}): TraceLine => ({
  ...facts,
  at,
  outcome: "done",
  code: null,
  changes: [],
  ...more,
});

/** A trace as a request that changes something has it. */
export function traceOf({ recorder, ground }: Fixture, more: Partial<Pick<Trace, "records" | "facts">> = {}): Trace {
  return createTrace({ facts, recorder, now: ground.now, records: "changes", ...more });
}

/** Runs work as a request of its own. */
export const request = <T>(fixture: Fixture, work: () => Promise<T>): Promise<T> => runTraced(traceOf(fixture), work);
