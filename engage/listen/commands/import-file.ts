import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import { mintId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { declareSource, findSource } from "../../sources/index.ts";
import { importRunning, importStopped, importTakenOver } from "../errors.ts";
import {
  advanceImport,
  closeImport,
  findImport,
  insertImport,
  lockImport,
  lockOpenImport,
  reopenImport,
  type ImportRow,
  type Tally,
} from "../store/imports.ts";
import type { AcceptingWorld } from "../world.ts";
import { acceptDeliveries } from "./accept-deliveries.ts";

/** An import as it stands when a process takes it up. */
export interface OpenImport {
  readonly importId: string;
  readonly source: SourceDeclaration;
  /** How many records of the file are done; more than 0 where an interrupted import goes on. */
  readonly done: number;
}

/** A file that is to be imported. */
export interface FileToImport {
  readonly declaration: SourceDeclaration;
  readonly name: string;
  readonly fingerprint: string;
  readonly context: unknown;
  readonly size?: number;
  /** Who asked for it. */
  readonly by?: string;
  /** Where the server has the file, if it came through the browser. */
  readonly uploadId?: string;
}

type Beginning = Pick<AcceptingWorld, "now" | "random">;

/** Opens the import of a file, or finds the one that was interrupted: same bytes, source and mapping. */
export async function openImport(tx: Handle, world: Beginning, file: FileToImport): Promise<OpenImport> {
  const { source, begun, running } = await findOrBegin(tx, world, { file, state: "running" });
  if (running) await reopenImport(tx, running.import_id, { state: "running", now: world.now });
  await tellImports(tx);
  return running
    ? { importId: running.import_id, source, done: running.records }
    : { importId: begun, source, done: 0 };
}

/** Of a running import nothing has come for so long: whoever ran it is gone. */
const SILENT_MS = 30_000;

/**
 * Has the import of a file wait for its turn, and gives its id; one that was broken off goes on. Throws
 * `import_running` when the same file is waiting or being read already.
 */
export async function planImport(tx: Handle, world: Beginning, file: FileToImport): Promise<string> {
  const { begun, running } = await findOrBegin(tx, world, { file, state: "waiting" });
  if (running) {
    const { import_id: importId, file_name: fileName, state } = running;
    if (isAtWork(running, world.now)) throw importRunning({ importId, fileName, state });
    await reopenImport(tx, importId, { state: "waiting", now: world.now, uploadId: file.uploadId, by: file.by });
  }
  await tellImports(tx);
  return running?.import_id ?? begun;
}

/** Whether somebody is reading the file, or will soon. */
export function isAtWork({ state, active_at }: Pick<ImportRow, "state" | "active_at">, now: Date): boolean {
  if (state === "waiting") return true;
  return state === "running" && active_at !== null && now.getTime() - active_at.getTime() < SILENT_MS;
}

async function findOrBegin(
  tx: Handle,
  world: Beginning,
  { file, state }: { readonly file: FileToImport; readonly state: "waiting" | "running" },
): Promise<{ source: SourceDeclaration; begun: string; running: ImportRow | undefined }> {
  const source = await declareSource(tx, file.declaration, world.now);
  const fingerprint = `${source.name} ${file.fingerprint}`;
  const begun = mintId(0, world.now.getTime(), world.random);
  const isNew = await insertImport(tx, {
    import_id: begun,
    source: source.name,
    file_name: file.name,
    fingerprint,
    context: file.context,
    state,
    records: 0,
    accepted: 0,
    repeated: 0,
    revised: 0,
    quarantined: 0,
    started_at: world.now,
    finished_at: null,
    bytes_read: 0,
    size: file.size ?? null,
    upload_id: file.uploadId ?? null,
    asked_by: file.by ?? null,
    failure: null,
    active_at: world.now,
  });
  if (isNew) return { source, begun, running: undefined };
  const running = await lockOpenImport(tx, fingerprint);
  // It may have come to its end at this very moment.
  return running ? { source, begun, running } : await findOrBegin(tx, world, { file, state });
}

/** A planned import whose turn has come, with how its file is to be read; undefined if it is over or was stopped. */
export async function beginPlanned(
  tx: Handle,
  importId: string,
  now: Date,
): Promise<{ opened: OpenImport; run: ImportRow } | undefined> {
  const run = await lockImport(tx, importId);
  const source = run && (await findSource(tx, run.source));
  if (!run || !source || (run.state !== "waiting" && run.state !== "running")) return undefined;
  await reopenImport(tx, importId, { state: "running", now });
  await tellImports(tx);
  return { opened: { importId, source, done: run.records }, run };
}

/** Takes in the next records of a file; how far it got is stored with what it got. */
export async function importBatch(
  tx: Handle,
  world: AcceptingWorld,
  batch: OpenImport & { readonly items: readonly Delivered[]; readonly bytesRead?: number },
): Promise<Tally> {
  const { importId, done, bytesRead = 0 } = batch;
  const tally = await acceptDeliveries(tx, world, batch);
  if (await advanceImport(tx, importId, { done, tally, bytesRead, now: world.now })) return tally;
  const run = await findImport(tx, importId);
  throw run?.state === "stopped" ? importStopped(importId) : importTakenOver(importId);
}

/** Marks an import as done. */
export async function finishImport(tx: Handle, importId: string, now: Date): Promise<void> {
  await closeImport(tx, importId, now);
  await tellImports(tx);
}

/** Tells who listens that an import moved on. */
export async function tellImports(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["imports"] }));
}
