import { constants } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { isId } from "../rules/places.ts";

/** Where the bytes of an upload lie. Only ids become paths, never names. */
export function pathOf(directory: string, id: string): string {
  if (!isId(id)) throw new TypeError("not the id of an upload");
  return join(directory, id.toLowerCase());
}

/** How many bytes of an upload have come; what lies on the disk is the truth. */
export async function receivedOf(directory: string, id: string): Promise<number> {
  const found = await stat(pathOf(directory, id)).catch(() => undefined);
  return found?.size ?? 0;
}

/** Writes pieces behind each other from `offset` on, and gives how many bytes lie there then, whatever ended it. */
export async function appendTo(
  path: string,
  offset: number,
  pieces: AsyncIterable<Buffer>,
): Promise<{ readonly received: number; readonly error: unknown }> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  let position = offset;
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length;) {
        const { bytesWritten } = await file.write(piece, at, piece.length - at, position);
        at += bytesWritten;
        position += bytesWritten;
      }
    }
    await file.datasync();
    return { received: position, error: undefined };
  } catch (error) {
    return { received: position, error };
  } finally {
    await file.close();
  }
}

export async function makeDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
}

export async function removeFile(directory: string, id: string): Promise<void> {
  await rm(pathOf(directory, id), { force: true });
}

/** Ids of all files that lie there, with when they were last written to. */
export async function filesIn(directory: string): Promise<{ readonly id: string; readonly writtenAt: Date }[]> {
  const names = await readdir(directory).catch(() => []);
  const found = await Promise.all(
    names.filter(isId).map(async (id) => {
      const facts = await stat(pathOf(directory, id)).catch(() => undefined);
      return facts ? [{ id, writtenAt: facts.mtime }] : [];
    }),
  );
  return found.flat();
}
