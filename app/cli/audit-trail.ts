import { userInfo } from "node:os";

import type { Config } from "@firsthand/platform/config";
import type { Storage } from "@firsthand/platform/storage";

/** The command that was typed, in words without its arguments: `people link`. One process runs one. */
let typed: string | undefined;

/** Whether it stands in the record already. */
let told = false;

/** Says which command was typed, before it does anything. */
export function beginCommand(words: string): void {
  typed = words;
}

/** Commands that have a database only when they have ended, since they replace it or read it as a whole. */
const TOLD_AFTERWARDS = new Set(["backup", "backup key", "restore", "export", "load"]);

/**
 * Runs the work of a command so that it stands in the record, in the transaction of the change where there is one, if it
 * is one that changes something or gives data out; by the name of the user of this machine.
 */
export async function recordedWork<Result>(
  { config, storage }: { readonly config: Config; readonly storage: Storage },
  work: () => Promise<Result>,
): Promise<Result> {
  const { operationWords } = await import("@firsthand/govern/audit/contract");
  if (typed === undefined || operationWords[`command.${typed}`] === undefined) return await work();
  const [{ createRecorder }, { createTrace, endTrace, runTraced }, { auditGround }] = await Promise.all([
    import("@firsthand/govern/audit"),
    import("@firsthand/platform/trace"),
    import("../audit-ground.ts"),
  ]);
  const now = () => new Date();
  const recorder = createRecorder(auditGround(config, storage.db, now), sayNotRecorded);
  const name = userName();
  const trace = createTrace({
    facts: {
      actor: { kind: "command", id: name, name },
      operation: `command.${typed}`,
      subject: null,
      unit: null,
      address: null,
      requestId: null,
      input: {},
    },
    recorder,
    now,
    records: "changes",
  });
  try {
    const result = await runTraced(trace, work);
    await endTrace(trace, { outcome: "done" });
    told = true;
    return result;
  } catch (error) {
    await endTrace(trace, { outcome: "failed" });
    throw error;
  } finally {
    await recorder.stop();
  }
}

/** Records a command that ended well and had no database of its own; after a restore the record begins anew from there. */
export async function recordAfterwards(config: Config): Promise<void> {
  if (typed === undefined || told || !TOLD_AFTERWARDS.has(typed)) return;
  const { hasData, openStorage } = await import("@firsthand/platform/storage");
  if (!hasData(config)) return;
  const storage = await openStorage(config, "command", { onLost: sayNotRecorded });
  try {
    if (typed === "restore") {
      const [{ anchorSeal }, { auditGround }] = await Promise.all([
        import("@firsthand/govern/audit"),
        import("../audit-ground.ts"),
      ]);
      await anchorSeal(auditGround(config, storage.db, () => new Date()));
    }
    await recordedWork({ config, storage }, async () => {});
  } finally {
    await storage.close();
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? "unknown"); // a user without a name, as in some containers
  }
}

function sayNotRecorded(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The record of who did what could not be written: ${why}\n`);
}
