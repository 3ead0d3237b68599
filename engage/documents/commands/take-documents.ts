import type { DocumentRecord } from "@firsthand/connect/records";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import { contentHash, documentId } from "../rules.ts";
import { keepDeletion, keepVersion } from "../store/documents.ts";

/** What became of records: each new, a repetition, or a change of what was known. */
interface Taken {
  readonly records: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
}

/**
 * Keeps documents of a source, in the caller's transaction; of each the newest version stands, and one that was deleted
 * is marked. Any order and any repetition gives the same in the end.
 */
export async function takeDocuments(
  tx: Handle,
  {
    source,
    documents,
    now,
  }: { readonly source: string; readonly documents: readonly DocumentRecord[]; readonly now: Date },
): Promise<Taken> {
  const taken = { records: documents.length, accepted: 0, repeated: 0, revised: 0 };
  const all = documents.map((document) => ({
    id: documentId(source, document.externalId),
    source,
    hash: contentHash(document),
    document,
    now,
  }));
  // All take their locks in the same order.
  for (const one of all.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    taken[one.document.deleted ? await keepDeletion(tx, one) : await keepVersion(tx, one)]++;
  }
  if (taken.accepted + taken.revised > 0) await notify(tx, logChannel, JSON.stringify({ topics: ["log"] }));
  return taken;
}
