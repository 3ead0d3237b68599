import type { Delivered, Delivery, SourceDeclaration } from "@firsthand/connect/records";
import { takeDocuments } from "@firsthand/engage/documents";
import { acceptDeliveries, type AcceptingWorld, type Tally, waitForErasing } from "@firsthand/engage/listen";
import { takePersons } from "@firsthand/engage/profiles";
import type { Handle } from "@firsthand/platform/storage";

/**
 * Takes in what a stream delivered, in the caller's transaction: interactions into the log, and what could not be
 * understood into its quarantine; persons to who is known; documents beside it.
 */
export async function deliver(
  tx: Handle,
  world: AcceptingWorld,
  { source, items }: { readonly source: SourceDeclaration; readonly items: readonly Delivery[] },
): Promise<Tally> {
  const records = items.flatMap((item) => (item.status === "person" ? [item.person] : []));
  const documents = items.flatMap((item) => (item.status === "document" ? [item.document] : []));
  const others = items.filter(isForLog);
  const tallies: Partial<Tally>[] = [];
  if (records.length > 0) await waitForErasing(tx);
  if (others.length > 0) tallies.push(await acceptDeliveries(tx, world, { source, items: others, importId: null }));
  if (records.length > 0) tallies.push(await takePersons(tx, world, { source, records }));
  if (documents.length > 0) tallies.push(await takeDocuments(tx, { source: source.name, documents, now: world.now }));
  const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + (tally[of] ?? 0), 0);
  return {
    records: sum("records"),
    accepted: sum("accepted"),
    repeated: sum("repeated"),
    revised: sum("revised"),
    quarantined: sum("quarantined"),
  };
}

function isForLog(item: Delivery): item is Delivered {
  return item.status === "understood" || item.status === "rejected";
}
