import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

import { markerOf, type DataSubject, type Marker, type PersonalDataHolder } from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import { findUploadsInUse } from "../listen/index.ts";
import { uploadNamesErased } from "./errors.ts";
import { filesIn, pathOf, removeFile } from "./store/files.ts";
import { deleteUpload, findUploads } from "./store/uploads.ts";

/** What uploaded files know of customers, until they are removed: `directory` is where they lie. */
export function createImportsPersonalData({ directory }: { readonly directory: string }): PersonalDataHolder {
  return {
    module: "engage/imports",
    tables: [
      {
        table: "upload",
        personal: { name: { what: "the name of a file, which may be that of a person", erase: "removed" } },
        plain: "upload_id size begun_by created_at touched_at",
      },
      {
        table: "mapping_file",
        personal: {},
        plain: "name body version saved_by saved_at",
      },
    ],
    async find(tx, subject) {
      const rows = (await findNaming(tx, directory, subject)).length;
      return rows > 0 ? [{ table: "files", what: "uploaded files that name them", rows }] : [];
    },
    async *export() {},
    async erase(tx, subject) {
      const naming = await findNaming(tx, directory, subject);
      const inUse = await findUploadsInUse(tx, ["waiting", "running"]);
      const used = naming.find((id) => inUse.has(id));
      // What it still brings in would come after the erasure: the job tries again when the import has ended.
      if (used !== undefined) throw uploadNamesErased(used);
      for (const id of naming) {
        await deleteUpload(tx, id);
        await removeFile(directory, id);
      }
      return [{ table: "files", what: "uploaded files removed", rows: naming.length }];
    },
  };
}

/** Ids of uploads whose name or bytes name the customer. */
async function findNaming(tx: Handle, directory: string, subject: DataSubject): Promise<string[]> {
  const [inside, outside] = [markerOf(subject, "unread"), markerOf(subject, "beside")];
  if (outside.patterns.length === 0) return [];
  const named = new Set((await findUploads(tx)).flatMap(({ upload_id: id, name }) => (outside.isIn(name) ? [id] : [])));
  const found = new Set(named);
  for (const { id } of await filesIn(directory)) if (await namesInFile(pathOf(directory, id), inside)) found.add(id);
  return [...found];
}

/** No mark is longer; so much of one piece is looked at again with the next. */
const LONGEST_MARK = 1024;

async function namesInFile(path: string, marker: Marker): Promise<boolean> {
  const packed = await isPacked(path);
  const bytes = createReadStream(path);
  let rest = Buffer.alloc(0);
  try {
    for await (const piece of packed ? bytes.pipe(createGunzip()) : bytes) {
      const seen = Buffer.concat([rest, piece as Buffer]);
      if ((["utf8", "utf16le", "latin1"] as const).some((one) => marker.isIn(seen.toString(one)))) return true;
      rest = seen.subarray(-LONGEST_MARK);
    }
  } catch {
    // Half of a packed file, or one that went meanwhile: what could be read of it was looked at.
    return false;
  } finally {
    bytes.destroy();
  }
  return false;
}

async function isPacked(path: string): Promise<boolean> {
  for await (const piece of createReadStream(path, { end: 1 })) return (piece as Buffer).equals(Buffer.from([31, 139]));
  return false;
}
