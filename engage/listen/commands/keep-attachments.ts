import type { Attachment } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

import { findWithFiles, keepFiles, nameFiles } from "../../attachments/index.ts";
import type { Revision } from "../rules.ts";
import { findCleared, findRevisions, lockRevisions, type DeliveryRow } from "../store/deliveries.ts";
import type { AcceptingWorld } from "../world.ts";

/** What came with deliveries, by their rows. */
export type Attached = ReadonlyMap<DeliveryRow, readonly Attachment[]>;

type Kept = Awaited<ReturnType<typeof keepFiles>>;

/**
 * Puts the files of what is new into the store, before anything is locked; nothing of what was taken out for good. Of what
 * is here already only where it came before files were kept.
 */
export async function keepAttached(
  tx: Handle,
  world: AcceptingWorld,
  { standing, attached }: { readonly standing: readonly DeliveryRow[]; readonly attached: Attached },
): Promise<Kept> {
  const rows = standing.filter((row) => attached.has(row));
  if (!world.attachments || rows.length === 0) return new Map();
  const ids = rows.map(idOf);
  const [known, cleared] = [await findRevisions(tx, ids), await findCleared(tx, ids)];
  const named = await findWithFiles(tx, ids);
  const isNew = ({ delivery_id: id, ...row }: DeliveryRow) =>
    !cleared.has(id) && !(isSame(known.get(id), row) && named.has(id));
  return await keepFiles(tx, world.attachments, filesOf(rows.filter(isNew), attached));
}

/** Names the files of what stands from now on, in the place of those that it had before. */
export async function nameAttached(
  tx: Handle,
  world: AcceptingWorld,
  request: {
    readonly fresh: readonly DeliveryRow[];
    readonly raised: readonly DeliveryRow[];
    /** What is here already, in whichever revision. */
    readonly known: readonly DeliveryRow[];
    readonly attached: Attached;
    readonly kept: Kept;
  },
): Promise<void> {
  if (!world.attachments) return;
  const { fresh, raised, attached, kept } = request;
  // What was here at the first look may have been forgotten meanwhile.
  const late = fresh.filter((row) => attached.has(row) && !kept.has(row.delivery_id));
  const news = new Set(fresh);
  const earlier = request.known.filter((row) => kept.has(row.delivery_id) && attached.has(row) && !news.has(row));
  const standing = earlier.length === 0 ? undefined : await lockRevisions(tx, earlier.map(idOf));
  const repeated = earlier.filter((row) => isSame(standing?.get(row.delivery_id), row));
  const lateKept = late.length === 0 ? [] : await keepFiles(tx, world.attachments, filesOf(late, attached));
  await nameFiles(
    tx,
    { rows: new Map([...kept, ...lateKept]), revised: raised.map(idOf) },
    [...fresh, ...repeated].flatMap((row) => (attached.has(row) ? [row.delivery_id] : [])),
  );
}

const idOf = (row: DeliveryRow): string => row.delivery_id;

function filesOf(rows: readonly DeliveryRow[], attached: Attached) {
  return rows.map((row) => ({
    messageId: row.delivery_id,
    source: row.source,
    attachments: attached.get(row) ?? [],
  }));
}

type Ranked = Pick<DeliveryRow, "source_version" | "content_hash">;

function isSame(known: Revision | undefined, row: Ranked): boolean {
  return known?.sourceVersion === row.source_version && known.contentHash === row.content_hash;
}
