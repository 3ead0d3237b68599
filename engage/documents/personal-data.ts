import { type DataSubject, markerOf, type PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { findNaming, rewriteDocument, type WordsRow } from "./store/documents.ts";

/** What is written for many is about no customer; where one is named all the same, they are taken out. */
export const documentsPersonalData: PersonalDataHolder = {
  module: "engage/documents",
  tables: [
    {
      table: "document",
      personal: {
        title: { what: "the title of a document", erase: "rewritten" },
        body: { what: "the text of a document", erase: "rewritten" },
        url: { what: "where a document stands", erase: "rewritten" },
        author: { what: "who wrote a document", erase: "rewritten" },
        external_id: { what: "what its source calls a document", erase: "rewritten" },
        tags: { what: "words for a document", erase: "rewritten" },
        words: { what: "the words by which it is found", erase: "rewritten" },
      },
      plain: `home document_id source version at content_hash deleted_version deleted_at is_deleted kind language unit
        changed_at received_at`,
    },
  ],
  async find(tx, subject) {
    const rows = (await naming(tx, subject)).length;
    return rows === 0 ? [] : [{ table: "document", what: "documents that name them", rows }];
  },
  // What was written for others is theirs, and is not handed out.
  async *export() {},
  async erase(tx, subject) {
    const rows = await naming(tx, subject);
    for (const row of rows) await rewriteDocument(tx, row);
    return [{ table: "document", what: "documents in which they were named", rows: rows.length }];
  },
};

async function naming(tx: Handle, subject: DataSubject): Promise<WordsRow[]> {
  const { patterns, takeOut } = markerOf(subject, "anywhere");
  return (await findNaming(tx, patterns)).map((row) => ({
    ...row,
    title: takeOut(row.title),
    body: takeOut(row.body),
    url: row.url === null ? null : takeOut(row.url),
    author: row.author === null ? null : takeOut(row.author),
    external_id: takeOut(row.external_id),
    tags: row.tags.map((tag) => takeOut(tag)),
  }));
}
