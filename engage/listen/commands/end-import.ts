import type { Failure } from "@firsthand/kernel/errors";
import type { Handle } from "@firsthand/platform/storage";

import { importOver, notResumable, unknownImport } from "../errors.ts";
import { breakOffImport, findImport, lockImport, reopenImport } from "../store/imports.ts";
import { isAtWork, tellImports } from "./import-file.ts";

/** Stops an import after the batch in hand; what it stored stays. Throws `unknown_import`, `import_over`. */
export async function stopImport(tx: Handle, importId: string, now: Date): Promise<void> {
  if (await breakOffImport(tx, importId, { state: "stopped", failure: null, now })) return await tellImports(tx);
  const run = await findImport(tx, importId);
  if (!run) throw unknownImport(importId);
  if (run.state !== "stopped") throw importOver(importId, run.state);
}

/** Writes down why an import ended before its end; one that had ended before stays as it is. */
export async function failImport(tx: Handle, importId: string, failure: Failure, now: Date): Promise<void> {
  const { code, message, advice = null } = failure;
  await breakOffImport(tx, importId, { state: "failed", failure: { code, message, advice }, now });
  await tellImports(tx);
}

/** Has an import that stopped or failed wait for its turn again. Throws `unknown_import`, `not_resumable`. */
export async function resumeImport(tx: Handle, importId: string, now: Date): Promise<void> {
  const run = await lockImport(tx, importId);
  if (!run) throw unknownImport(importId);
  if (run.state === "done" || isAtWork(run, now)) throw notResumable(importId, run.state);
  await reopenImport(tx, importId, { state: "waiting", now });
  await tellImports(tx);
}
