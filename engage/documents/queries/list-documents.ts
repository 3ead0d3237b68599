import type { Handle } from "@firsthand/platform/storage";

import type { ListedDocument } from "../contract.ts";
import { unknownDocument, wrongPlace } from "../errors.ts";
import { wordsOf } from "../rules.ts";
import * as store from "../store/documents.ts";

const COUNTED = 1000;

interface Asked {
  readonly text: string;
  readonly source?: string | undefined;
  readonly kind?: string | undefined;
  readonly deleted: boolean;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Documents by words, source and kind, those that changed last first. Throws `wrong_place`. */
export async function listDocuments(tx: Handle, { text, source, kind, deleted, limit, after }: Asked) {
  const sought = { words: wordsOf(text), source, kind, deleted };
  const rows = await store.findDocuments(tx, sought, { limit: limit + 1, after: placeOf(after) });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const counted = await store.countDocuments(tx, sought, COUNTED + 1);
  const sources = await store.findDocumentSources(tx);
  return {
    rows: shown.map(listed),
    count: { value: Math.min(counted, COUNTED), capped: counted > COUNTED },
    next: last ? `${last.place} ${last.document_id}` : null,
    sources: sources.map(({ received_at, ...one }) => ({ ...one, receivedAt: received_at.toISOString() })),
    kinds: await store.findKinds(tx),
  };
}

/** A document with its text. Throws `unknown_document`. */
export async function showDocument(tx: Handle, id: string): Promise<ListedDocument & { readonly text: string }> {
  const row = await store.findDocument(tx, id);
  if (!row) throw unknownDocument(id);
  return { ...listed(row), text: row.body };
}

const PLACE = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeOf(after: string | undefined): { at: string; id: string } | undefined {
  if (after === undefined) return undefined;
  const [, at, id] = PLACE.exec(after) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at))) throw wrongPlace();
  return { at, id };
}

function listed(row: store.ListedRow): ListedDocument {
  const { title, source, kind, language, author, unit, tags, url, beginning } = row;
  return {
    id: row.document_id,
    title,
    source,
    kind,
    language,
    author,
    unit,
    tags: [...tags],
    url,
    deleted: row.is_deleted,
    at: row.changed_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    beginning,
  };
}
