import { mintId } from "@firsthand/kernel/ids";

import type { Upload } from "../contract.ts";
import { diskShort, emptyUpload, uploadTooLarge } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { cleanName, findsRoom } from "../rules/uploads.ts";
import { makeDirectory, receivedOf } from "../store/files.ts";
import { findUploads, insertUpload } from "../store/uploads.ts";

/** Promises room for a file. Throws `empty_file`, `upload_too_large`, `disk_short`. */
export async function beginUpload(
  ground: ImportsGround,
  file: { readonly name: string; readonly size: number; readonly by: string },
): Promise<Upload> {
  const { db, world, directory, maxUploadBytes } = ground;
  const name = cleanName(file.name);
  const { size } = file;
  if (size === 0) throw emptyUpload(name);
  if (size > maxUploadBytes) throw uploadTooLarge(name, maxUploadBytes);
  await makeDirectory(directory);
  const disk = { free: await ground.freeBytes(directory), promised: await promisedBytes(ground) };
  if (!findsRoom(disk, size)) throw diskShort({ freeBytes: disk.free, neededBytes: size + disk.promised });
  const now = world.now;
  const id = mintId(0, now.getTime(), world.random);
  await insertUpload(db, { upload_id: id, name, size, begun_by: file.by, created_at: now, touched_at: now });
  return { id, name, size, received: 0, createdAt: now.toISOString() };
}

/** Bytes that are still to come of uploads which have begun. */
async function promisedBytes({ db, directory }: ImportsGround): Promise<number> {
  const uploads = await findUploads(db);
  const open = await Promise.all(uploads.map(async (row) => row.size - (await receivedOf(directory, row.upload_id))));
  return open.reduce((sum, bytes) => sum + Math.max(0, bytes), 0);
}
