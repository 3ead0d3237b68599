import type { DocumentRecord } from "@firsthand/connect/records";
import { homeOfStableId } from "@firsthand/kernel/ids";
import type { Handle } from "@firsthand/platform/storage";
import { type RawBuilder, sql } from "kysely";

/** So much of a text is found by its words. */
const SEARCHED = 50_000;

interface Kept {
  readonly id: string;
  readonly source: string;
  readonly hash: string;
  readonly document: DocumentRecord;
  readonly now: Date;
}

const OLDER = sql`d.version is null
  or (d.version, d.at, d.content_hash) < (excluded.version, excluded.at, excluded.content_hash)`;

/** Keeps a version, unless one as new is there. */
export async function keepVersion(tx: Handle, kept: Kept): Promise<"accepted" | "revised" | "repeated"> {
  const { id, source, hash, now, document } = kept;
  const { externalId, version, title, text, url = null, kind = null, language = null, author = null, tags } = document;
  const words = searchedWords({ title, tags, author, text });
  return await keep(
    tx,
    sql`
    insert into document as d (home, document_id, source, external_id, version, at, content_hash, is_deleted, title,
      body, url, kind, language, author, tags, unit, words, changed_at, received_at)
    values (${homeOfStableId(id)}, ${id}, ${source}, ${externalId}, ${version}, ${document.at}, ${hash}, false, ${title},
      ${text}, ${url}, ${kind}, ${language}, ${author}, ${tags}::text[], ${document.unit ?? null}, ${words},
      ${document.at}, ${now})
    on conflict (home, document_id) do update set version = excluded.version, at = excluded.at,
      content_hash = excluded.content_hash, title = excluded.title, body = excluded.body, url = excluded.url,
      kind = excluded.kind, language = excluded.language, author = excluded.author, tags = excluded.tags,
      unit = excluded.unit, words = excluded.words, received_at = excluded.received_at,
      is_deleted = d.deleted_version is not null
        and (d.deleted_version, d.deleted_at) >= (excluded.version, excluded.at),
      changed_at = greatest(excluded.at, case when (d.deleted_version, d.deleted_at) >= (excluded.version, excluded.at)
        then d.deleted_at end)
    where ${OLDER}`,
  );
}

/** Keeps that a source has a document no more, unless as much is known. */
export async function keepDeletion(tx: Handle, kept: Kept): Promise<"accepted" | "revised" | "repeated"> {
  const { id, source, now, document } = kept;
  const { externalId, version, at } = document;
  return await keep(
    tx,
    sql`
    insert into document as d (home, document_id, source, external_id, deleted_version, deleted_at, is_deleted, title,
      body, tags, words, changed_at, received_at)
    values (${homeOfStableId(id)}, ${id}, ${source}, ${externalId}, ${version}, ${at}, true, '', '', '{}', '', ${at}, ${now})
    on conflict (home, document_id) do update set deleted_version = excluded.deleted_version,
      deleted_at = excluded.deleted_at, received_at = excluded.received_at,
      is_deleted = d.version is null or (excluded.deleted_version, excluded.deleted_at) >= (d.version, d.at),
      changed_at = case when d.version is null or (excluded.deleted_version, excluded.deleted_at) >= (d.version, d.at)
        then greatest(d.at, excluded.deleted_at) else d.changed_at end
    where d.deleted_version is null
      or (d.deleted_version, d.deleted_at) < (excluded.deleted_version, excluded.deleted_at)`,
  );
}

async function keep(tx: Handle, statement: RawBuilder<unknown>): Promise<"accepted" | "revised" | "repeated"> {
  const { rows } = await sql<{ fresh: boolean }>`${statement} returning (d.xmax = 0) as fresh`.execute(tx);
  const [row] = rows;
  if (!row) return "repeated";
  return row.fresh ? "accepted" : "revised";
}

/** What stands in a document, where somebody may be named. */
export interface WordsRow {
  readonly home: number;
  readonly document_id: string;
  readonly title: string;
  readonly body: string;
  readonly url: string | null;
  readonly author: string | null;
  readonly external_id: string;
  readonly tags: readonly string[];
}

/** Documents in which one of these regular expressions is met. */
export async function findNaming(tx: Handle, patterns: readonly string[]): Promise<WordsRow[]> {
  if (patterns.length === 0) return [];
  const { rows } = await sql<WordsRow>`
    select home, document_id, title, body, url, author, external_id, tags from document
    where concat_ws(' ', title, body, url, author, external_id, array_to_string(tags, ' ')) ~* any(${patterns}::text[])
    `.execute(tx);
  return rows;
}

/** Has a document say something else. */
export async function rewriteDocument(tx: Handle, row: WordsRow): Promise<void> {
  const { home, document_id: id, title, body, url, author, external_id: externalId, tags } = row;
  await sql`
    update document set title = ${title}, body = ${body}, url = ${url}, author = ${author}, external_id = ${externalId},
      tags = ${[...tags]}::text[], words = ${searchedWords({ title, tags, author, text: body })}
    where home = ${home} and document_id = ${id}`.execute(tx);
}

/** By what a document is found. */
function searchedWords(said: {
  readonly title: string;
  readonly tags: readonly string[];
  readonly author: string | null;
  readonly text: string;
}): RawBuilder<unknown> {
  const { title, tags, author, text } = said;
  const searched = [title, tags.join(" "), author ?? "", text.slice(0, SEARCHED)].join(" \n").toWellFormed();
  return sql`to_tsvector('simple', ${searched})`;
}

export interface ListedRow {
  readonly document_id: string;
  readonly source: string;
  readonly title: string;
  readonly kind: string | null;
  readonly language: string | null;
  readonly author: string | null;
  readonly unit: string | null;
  readonly tags: readonly string[];
  readonly url: string | null;
  readonly is_deleted: boolean;
  readonly changed_at: Date;
  readonly place: string;
  readonly received_at: Date;
  readonly beginning: string;
}

export interface Sought {
  /** Each stands in it, at least as a beginning. */
  readonly words: readonly string[];
  readonly source: string | undefined;
  readonly kind: string | undefined;
  readonly deleted: boolean;
}

const LISTED = sql`document_id, source, title, kind, language, author, unit, tags, url, is_deleted, changed_at,
  to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, received_at, left(body, 300) as beginning`;

/** Documents that are sought, those that changed last first, after a place. */
export async function findDocuments(
  tx: Handle,
  sought: Sought,
  {
    limit,
    after,
  }: { readonly limit: number; readonly after: { readonly at: string; readonly id: string } | undefined },
): Promise<ListedRow[]> {
  const later = after ? sql`and (changed_at, document_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<ListedRow>`
    select ${LISTED} from document where ${isSought(sought)} ${later}
    order by changed_at desc, document_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** How many there are, counted up to `most`. */
export async function countDocuments(tx: Handle, sought: Sought, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select 1 from document where ${isSought(sought)} limit ${most}) d`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** What was never told but for its deletion has no title, and is no document to anybody. */
function isSought({ words, source, kind, deleted }: Sought): RawBuilder<unknown> {
  const query = words.map((word) => `'${word.replaceAll("'", "")}':*`).join(" & ");
  return sql`title <> '' and is_deleted = ${deleted}
    and ${source === undefined ? sql`true` : sql`source = ${source}`}
    and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    and ${query === "" ? sql`true` : sql`words @@ to_tsquery('simple', ${query})`}`;
}

export async function findDocument(
  tx: Handle,
  id: string,
): Promise<(ListedRow & { readonly body: string }) | undefined> {
  const { rows } = await sql<ListedRow & { body: string }>`
    select ${LISTED}, body from document
    where home = ${homeOfStableId(id)} and document_id = ${id} and title <> ''`.execute(tx);
  return rows[0];
}

/** Which sources tell of documents, of how many, and when one last did. */
export async function findDocumentSources(
  tx: Handle,
): Promise<{ source: string; documents: number; deleted: number; received_at: Date }[]> {
  const { rows } = await sql<{ source: string; documents: number; deleted: number; received_at: Date }>`
    select source, (count(*) filter (where not is_deleted))::int as documents,
      (count(*) filter (where is_deleted))::int as deleted, max(received_at) as received_at
    from document where title <> '' group by source order by source`.execute(tx);
  return rows;
}

export async function findKinds(tx: Handle): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from document where kind is not null order by kind limit 100`.execute(tx);
  return rows.map(({ kind }) => kind);
}
