import { readOne, type ReaderContext } from "@firsthand/connect/files";
import { readAgain as readSentIn } from "@firsthand/connect/ingest";
import type { Delivered, Delivery } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { findSource } from "../../sources/index.ts";
import { contextLost } from "../errors.ts";
import { setStates } from "../store/deliveries.ts";
import { findImport } from "../store/imports.ts";
import { lockQuarantined, updateReason, type QuarantinedRow } from "../store/quarantine.ts";
import type { AcceptingWorld } from "../world.ts";
import { acceptDeliveries } from "./accept-deliveries.ts";

/** What came of another try. */
export interface Replayed {
  readonly understood: number;
  /** Still not understood; the reason is the newest. */
  readonly kept: number;
}

/**
 * Tries things from the quarantine again, in the caller's transaction: with the program as it is now and, where
 * `withContext` gives one, with a corrected mapping. What is understood goes into the log and leaves the quarantine.
 */
export async function replayQuarantined(
  tx: Handle,
  world: AcceptingWorld,
  request: {
    readonly rows: readonly QuarantinedRow[];
    readonly withContext?: ((context: ReaderContext) => Promise<ReaderContext>) | undefined;
  },
): Promise<Replayed> {
  const still = await lockQuarantined(
    tx,
    request.rows.map((row) => row.delivery_id),
  );
  const rows = request.rows.filter((row) => still.has(row.delivery_id));
  let understood = 0;
  let lost = 0;
  for (const [importId, ofImport] of Map.groupBy(rows, (row) => row.import_id)) {
    if (importId === null) {
      for (const [source, ofSource] of Map.groupBy(ofImport, (row) => row.source))
        understood +=
          (await replayConnected(tx, world, { source, rows: ofSource })) ?? (await replaySentIn(tx, world, ofSource));
      continue;
    }
    const run = await findImport(tx, importId);
    const source = run && (await findSource(tx, run.source));
    if (!run || !source) {
      lost += ofImport.length;
      continue;
    }
    const stored = run.context as ReaderContext;
    const context = request.withContext ? await request.withContext(stored) : stored;
    const items = await readAgain(tx, ofImport, context, world.now);
    await acceptDeliveries(tx, world, { source, items: items.map(({ item }) => item), importId });
    await setStates(tx, new Map(items.map(({ id }) => [id, "replayed"])));
    understood += items.length;
  }
  const [first] = rows;
  if (first && lost === rows.length) throw contextLost(first.delivery_id);
  return { understood, kept: rows.length - understood };
}

/** What a connection brought is read as its connector reads it now; undefined: no connection brings this source. */
async function replayConnected(
  tx: Handle,
  { connected }: AcceptingWorld,
  { source: name, rows }: { readonly source: string; readonly rows: readonly QuarantinedRow[] },
): Promise<number | undefined> {
  const read = await connected?.reading(tx, name);
  if (!connected || !read) return undefined;
  const source = await findSource(tx, name);
  const done: string[] = [];
  const items: Delivery[] = [];
  for (const { raw, delivery_id: id } of source ? rows : []) {
    const found = await read(raw);
    if (!found) continue;
    items.push(...found);
    done.push(id);
  }
  if (!source || done.length === 0) return 0;
  await connected.deliver(tx, source, items);
  await setStates(tx, new Map(done.map((id) => [id, "replayed"])));
  return done.length;
}

/** What came by the API and not from a file is read as the API reads it now; how many were understood. */
async function replaySentIn(tx: Handle, world: AcceptingWorld, rows: readonly QuarantinedRow[]): Promise<number> {
  const read = rows.map((row) => ({ row, sent: readSentIn(row.raw, { source: row.source, now: world.now }) }));
  let understood = 0;
  for (const [name, ofSource] of Map.groupBy(read, ({ sent }) => sent.source ?? "")) {
    const source = await findSource(tx, name);
    const items = source ? ofSource.filter(({ sent }) => sent.item.status === "understood") : [];
    if (!source || items.length === 0) continue;
    const batch = { source, items: items.map(({ sent }) => sent.item), importId: null, equals: "once" } as const;
    await acceptDeliveries(tx, world, batch);
    await setStates(tx, new Map(items.map(({ row }) => [row.delivery_id, "replayed"])));
    understood += items.length;
  }
  return understood;
}

async function readAgain(
  tx: Handle,
  rows: readonly QuarantinedRow[],
  context: ReaderContext,
  now: Date,
): Promise<{ id: string; item: Delivered }[]> {
  const understood: { id: string; item: Delivered }[] = [];
  for (const row of rows) {
    const position = { record: row.record_number, line: row.line_number };
    const item = await readOne(context, row.raw, position, now.getTime());
    if (item.status === "understood") understood.push({ id: row.delivery_id, item });
    else await updateReason(tx, row.delivery_id, item.reason);
  }
  return understood;
}
