import { randomUUID } from "node:crypto";

import { Failure } from "@firsthand/kernel/errors";
import { logChannel } from "@firsthand/platform/live";
import { alone, type Handle, notify } from "@firsthand/platform/storage";

import type { KeepingRun } from "../contract.ts";
import { keepingBusy } from "../errors.ts";
import { KEEPING_LOCK, type KeepingGround } from "../ground.ts";
import { beginRun, endBroken, endRun, type RunResult, trimRuns } from "../store.ts";

/**
 * Does something that is kept as a run, one at a time: that it began, and what came of it, stand there also when it
 * fails, with what was noted so far. Throws what the work throws, and `keeping_busy` while another run goes on.
 */
export async function run<T>(
  { db, now }: KeepingGround,
  facts: { kind: KeepingRun["kind"]; by: string },
  work: (note: (result: RunResult) => void) => Promise<T>,
): Promise<T> {
  const ran = await alone(db, KEEPING_LOCK, async () => {
    await endBroken(db, now());
    const id = randomUUID();
    await beginRun(db, { id, kind: facts.kind, began_at: now(), began_by: facts.by });
    await tell(db);
    let noted: RunResult = {};
    try {
      const answer = await work((result) => (noted = { ...noted, ...result }));
      await endRun(db, id, { ...noted, state: "good", ended_at: now() });
      return { answer };
    } catch (error) {
      await endRun(db, id, { ...noted, ...failureOf(error), state: "failed", ended_at: now() });
      throw error;
    } finally {
      await trimRuns(db);
      await tell(db);
    }
  });
  if (!ran) throw keepingBusy();
  return ran.answer;
}

const tell = (db: Handle) => notify(db, logChannel, JSON.stringify({ topics: ["jobs"] }));

/** The message of a foreseen failure is for people; any other may quote what it was given. */
function failureOf(error: unknown): RunResult {
  if (error instanceof Failure) return { failure_code: error.code, failure: error.message };
  return { failure_code: "unexpected", failure: "Something unexpected happened; the log of the server says what." };
}
