import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import { mintId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";

import { declareSource } from "../../sources/index.ts";
import { importTakenOver } from "../errors.ts";
import { advanceImport, closeImport, findRunningImport, insertImport, type Tally } from "../store/imports.ts";
import type { AcceptingWorld } from "../world.ts";
import { acceptDeliveries } from "./accept-deliveries.ts";

/** An import as it stands when a process takes it up. */
export interface OpenImport {
  readonly importId: string;
  readonly source: SourceDeclaration;
  /** How many records of the file are done; more than 0 where an interrupted import goes on. */
  readonly done: number;
}

/** Opens the import of a file, or finds the one that was interrupted: same bytes, source and mapping. */
export async function openImport(
  tx: Handle,
  world: Pick<AcceptingWorld, "now" | "random">,
  file: {
    readonly declaration: SourceDeclaration;
    readonly name: string;
    readonly fingerprint: string;
    readonly context: unknown;
  },
): Promise<OpenImport> {
  const source = await declareSource(tx, file.declaration, world.now);
  const fingerprint = `${source.name} ${file.fingerprint}`;
  const importId = mintId(0, world.now.getTime(), world.random);
  const begun = await insertImport(tx, {
    import_id: importId,
    source: source.name,
    file_name: file.name,
    fingerprint,
    context: file.context,
    state: "running",
    records: 0,
    accepted: 0,
    repeated: 0,
    revised: 0,
    quarantined: 0,
    started_at: world.now,
    finished_at: null,
  });
  const running = begun ? undefined : await findRunningImport(tx, fingerprint);
  return running ? { importId: running.import_id, source, done: running.records } : { importId, source, done: 0 };
}

/** Takes in the next records of a file; how far it got is stored with what it got. */
export async function importBatch(
  tx: Handle,
  world: AcceptingWorld,
  batch: OpenImport & { readonly items: readonly Delivered[] },
): Promise<Tally> {
  const tally = await acceptDeliveries(tx, world, batch);
  if (!(await advanceImport(tx, batch.importId, batch.done, tally))) throw importTakenOver(batch.importId);
  return tally;
}

/** Marks an import as done. */
export async function finishImport(tx: Handle, importId: string, now: Date): Promise<void> {
  await closeImport(tx, importId, now);
}
