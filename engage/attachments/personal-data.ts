import { buffer } from "node:stream/consumers";

import type { FileStore } from "@firsthand/platform/files";
import {
  markerOf,
  type DataSubject,
  type ExportPiece,
  type PersonalDataHolder,
} from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { attachmentId } from "./rules/attachment-id.ts";
import { deleteAttachments, findAttachments, renameAttachments, type AttachmentRow } from "./store/attachments.ts";

/** What files that came with messages know of customers. */
export function createAttachmentsPersonalData({ files }: { readonly files: FileStore }): PersonalDataHolder {
  return {
    module: "engage/attachments",
    tables: [
      {
        table: "attachment",
        personal: {
          name: { what: "the name of a file, which may be that of a person", erase: "removed" },
          hash: { what: "which file it is; the file goes where no other message names it", erase: "removed" },
          declared_type: { what: "what the sender says that it is", erase: "removed" },
        },
        plain: "home message_id position source type danger size inline state",
      },
    ],
    async find(tx, subject) {
      const rows = await findAttachments(tx, subject.messageIds);
      const naming = await findNaming(tx, subject);
      return [
        { table: "attachment", what: "files that came with messages", rows: rows.length },
        { table: "attachment", what: "files of others that are named after them", rows: naming.length },
      ].filter(({ rows: count }) => count > 0);
    },
    export: (tx, subject) => exportFiles(tx, files, subject),
    async erase(tx, subject) {
      const naming = await findNaming(tx, subject);
      await renameAttachments(tx, naming);
      return [
        {
          table: "attachment",
          what: "files that came with messages removed",
          rows: await deleteAttachments(tx, subject.messageIds),
        },
        { table: "attachment", what: "files of others that were named after them", rows: naming.length },
      ];
    },
  };
}

/** Files of others in the same conversations whose names name the customer, with the names that they get. */
async function findNaming(tx: Handle, subject: DataSubject) {
  const { takeOut } = markerOf(subject, "beside");
  const own = new Set(subject.messageIds);
  const beside = await findAttachments(
    tx,
    subject.besideIds.filter((id) => !own.has(id)),
  );
  return beside.flatMap((row) => {
    const name = takeOut(row.name);
    return name === row.name ? [] : [{ ...row, name }];
  });
}

const AT_ONCE = 200;

async function* exportFiles(tx: Handle, files: FileStore, { messageIds }: DataSubject): AsyncGenerator<ExportPiece> {
  for (let at = 0; at < messageIds.length; at += AT_ONCE) {
    // One file at a time: all of them together may be more than the memory holds.
    for (const row of await findAttachments(tx, messageIds.slice(at, at + AT_ONCE))) yield await pieceOf(files, row);
  }
}

async function pieceOf(files: FileStore, row: AttachmentRow): Promise<ExportPiece> {
  const { name, type, size, state } = row;
  const isHere = row.hash !== null && (await files.sizeOf(row.hash)) !== undefined;
  const file = `${row.message_id}-${row.position}-${name}`;
  return {
    section: "attachments",
    title: "Files that came with messages",
    records: [
      { id: attachmentId(row.message_id, row.position), message: row.message_id, name, type, bytes: size, state },
    ].map((one) => ({ ...one, file: isHere ? file : null })),
    ...(isHere && row.hash !== null
      ? { files: [{ name: file, bytes: await buffer(await files.open(row.hash)) }] }
      : {}),
  };
}
