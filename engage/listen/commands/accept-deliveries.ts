import { isDeepStrictEqual } from "node:util";

import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { messageId } from "../../conversations/index.ts";
import { admit, numberEquals, outranks, type Revision } from "../rules.ts";
import {
  findCleared,
  findRevisions,
  insertDeliveries,
  keepRevisions,
  lockRevisions,
  raiseRevisions,
  revisionKey,
  type DeliveryRow,
} from "../store/deliveries.ts";
import { findOccurrences, saveOccurrences, type Tally } from "../store/imports.ts";
import type { AcceptingWorld } from "../world.ts";
import { keepAttached, nameAttached, type Attached } from "./keep-attachments.ts";
import { understandDeliveries } from "./understand-deliveries.ts";

interface Batch {
  readonly source: SourceDeclaration;
  readonly items: readonly Delivered[];
  readonly importId: string | null;
  /** `once`: equal things without an id count once, however often they come; else each of an import counts. */
  readonly equals?: "once";
}

/** What became of one thing. */
export type Fate =
  | { readonly status: "accepted" | "repeated" | "revised" }
  | { readonly status: "quarantined"; readonly reason: { readonly code: string; readonly message: string } };

type Understood = Extract<Delivered, { status: "understood" }>;

/**
 * Accepts a batch from a source in the caller's transaction: stores it as it came, then understands what is new. The
 * same things may come again, late, in another order or in other batches: the log is the same in the end.
 */
export async function acceptDeliveries(tx: Handle, world: AcceptingWorld, batch: Batch): Promise<Tally> {
  const { rows, fateOf } = await accept(tx, world, batch);
  const tally = { records: rows.length, accepted: 0, repeated: 0, revised: 0, quarantined: 0 };
  for (const row of rows) tally[fateOf(row).status]++;
  return tally;
}

/** The same, with what became of each thing. */
export async function acceptEach(tx: Handle, world: AcceptingWorld, batch: Batch): Promise<Fate[]> {
  const { rows, fateOf } = await accept(tx, world, batch);
  return rows.map(fateOf);
}

async function accept(
  tx: Handle,
  world: AcceptingWorld,
  batch: Batch,
): Promise<{ rows: readonly DeliveryRow[]; fateOf: (row: DeliveryRow) => Fate }> {
  const { rows, attached } = await deliveryRows(tx, world, batch);
  const { standing, lower } = rankWithin(rows);
  const kept = await keepAttached(tx, world, { standing, attached });
  const inserted = await insertDeliveries(tx, standing);
  const known = standing.filter((row) => !inserted.has(row.delivery_id));
  const cleared = await findCleared(tx, idsOf(known));
  const ranked = await rankAgainstLog(tx, withoutCleared(known, cleared), withoutCleared(lower, cleared));
  const fresh = [...standing.filter((row) => inserted.has(row.delivery_id)), ...ranked.raised];
  await understandDeliveries(tx, world, { source: batch.source, rows: fresh, below: ranked.below, inserted });
  await nameAttached(tx, world, { fresh, raised: ranked.raised, known, attached, kept });
  await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
  const news = new Set(fresh);
  const revised = new Set([...ranked.raised, ...ranked.kept]);
  const fateOf = (row: DeliveryRow): Fate => {
    if (row.state === "quarantined" && news.has(row))
      return { status: "quarantined", reason: { code: row.reason_code ?? "", message: row.reason ?? "" } };
    if (revised.has(row)) return { status: "revised" };
    return { status: news.has(row) ? "accepted" : "repeated" };
  };
  return { rows, fateOf };
}

async function deliveryRows(
  tx: Handle,
  world: AcceptingWorld,
  batch: Batch,
): Promise<{ rows: DeliveryRow[]; attached: Attached }> {
  const admitted = batch.items.map(admit);
  const hashes = admitted.map(({ hash }) => hash);
  const nameless = new Set(admitted.flatMap(({ item, hash }) => (isNameless(item) ? [hash] : [])));
  const met =
    batch.importId && nameless.size > 0
      ? await findOccurrences(tx, batch.importId, [...nameless])
      : new Map<string, number>();
  const { numbers, counts } = numberEquals(hashes, met);
  const numberAt = (index: number) => (batch.equals === "once" ? 1 : (numbers[index] ?? 1));
  if (batch.importId && nameless.size > 0) {
    const totals = [...nameless].map((hash) => [hash, (met.get(hash) ?? 0) + (counts.get(hash) ?? 0)] as const);
    await saveOccurrences(tx, batch.importId, new Map(totals));
  }
  const attached = new Map<DeliveryRow, NonNullable<Understood["attachments"]>>();
  const rows = admitted.map(({ item, hash }, index) => {
    const number = numberAt(index);
    if (item.status === "rejected") return rejectedRow(world, batch, item, { hash, number });
    const row = understoodRow(world, batch, item, { hash, number });
    if (item.attachments && item.attachments.length > 0 && !item.record.deleted) attached.set(row, item.attachments);
    return row;
  });
  return { rows, attached };
}

function isNameless(item: Delivered): boolean {
  return item.status === "rejected" || item.record.externalId === undefined;
}

function understoodRow(
  world: AcceptingWorld,
  { source, importId }: Batch,
  item: Understood,
  { hash, number }: { hash: string; number: number },
): DeliveryRow {
  const externalId = item.record.externalId ?? `content:${hash}:${number}`;
  return {
    ...placeOf(source, externalId),
    source_version: item.record.version,
    content_hash: hash,
    state: "read",
    reason_code: null,
    reason: null,
    import_id: importId,
    record_number: item.position.record,
    line_number: item.position.line,
    record: item.record,
    raw: item.raw ?? null,
    received_at: world.now,
  };
}

/** What could not be understood has an id of its own, so that it never stands in the way of what could. */
function rejectedRow(
  world: AcceptingWorld,
  { source, importId }: Batch,
  item: Extract<Delivered, { status: "rejected" }>,
  { hash, number }: { hash: string; number: number },
): DeliveryRow {
  return {
    ...placeOf(source, `raw:${hash}:${number}`),
    source_version: 0,
    content_hash: hash,
    state: "quarantined",
    reason_code: item.reason.code,
    reason: item.reason.message,
    import_id: importId,
    record_number: item.position.record,
    line_number: item.position.line,
    record: null,
    raw: item.raw,
    received_at: world.now,
  };
}

function placeOf(source: SourceDeclaration, externalId: string) {
  const id = messageId(source.name, externalId);
  return { home: homeOfStableId(id), delivery_id: id, source: source.name, external_id: externalId };
}

/** Of several revisions of one delivery in a batch the highest stands; equal ones count once. */
function rankWithin(rows: readonly DeliveryRow[]): { standing: DeliveryRow[]; lower: DeliveryRow[] } {
  const distinct = new Map(rows.map((row) => [revisionKey(row), row]));
  const standing = new Map<string, DeliveryRow>();
  for (const row of distinct.values()) {
    const best = standing.get(row.delivery_id);
    if (!best || outranks(revisionOf(row), revisionOf(best))) standing.set(row.delivery_id, row);
  }
  const chosen = [...standing.values()];
  const lower = [...distinct.values()].filter((row) => standing.get(row.delivery_id) !== row);
  return { standing: chosen, lower };
}

/** What was taken out of the log for good does not come back, in no revision. */
function withoutCleared(rows: readonly DeliveryRow[], cleared: ReadonlySet<string>): readonly DeliveryRow[] {
  return cleared.size === 0 ? rows : rows.filter((row) => !cleared.has(row.delivery_id));
}

/** Compares what was delivered before with what comes now: higher revisions replace, lower ones are kept beside. */
async function rankAgainstLog(
  tx: Handle,
  known: readonly DeliveryRow[],
  lower: readonly DeliveryRow[],
): Promise<{ raised: DeliveryRow[]; below: DeliveryRow[]; kept: DeliveryRow[] }> {
  const differing = await withoutRepeated(tx, known);
  const current = differing.length > 0 ? await lockRevisions(tx, idsOf(differing)) : new Map<string, Revision>();
  const higher = (row: DeliveryRow) => {
    const stands = current.get(row.delivery_id);
    return stands !== undefined && outranks(revisionOf(row), stands);
  };
  const raised = differing.filter(higher);
  const below = [...lower, ...differing.filter((row) => !higher(row))];
  if (raised.length > 0) await raiseRevisions(tx, raised);
  const kept = below.length > 0 ? await keepRevisions(tx, below) : new Set<string>();
  return { raised, below, kept: below.filter((row) => kept.has(revisionKey(row))) };
}

/** What stands as it comes is looked at without a lock: a repetition must not hold up who settles that delivery. */
async function withoutRepeated(tx: Handle, known: readonly DeliveryRow[]): Promise<DeliveryRow[]> {
  if (known.length === 0) return [];
  const standing = await findRevisions(tx, idsOf(known));
  return known.filter((row) => !isDeepStrictEqual(standing.get(row.delivery_id), revisionOf(row)));
}

function idsOf(rows: readonly DeliveryRow[]): string[] {
  return rows.map((row) => row.delivery_id);
}

function revisionOf(row: DeliveryRow): Revision {
  return { sourceVersion: row.source_version, contentHash: row.content_hash };
}
