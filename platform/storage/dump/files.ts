import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";

import { codeOf, diskFull } from "../embedded/failures.ts";
import { altered, truncated } from "./format.ts";

/** Writes a file whole or not at all, for its owner's eyes only; gives its size in bytes. */
export async function writeWhole(file: string, text: AsyncIterable<string>, zip: boolean): Promise<number> {
  const half = `${file}.${process.pid}.part`;
  try {
    const output = createWriteStream(half, { mode: 0o600, flags: "wx", flush: true });
    const source = Readable.from(text, { highWaterMark: 1 }); // pieces are large, one waiting is enough
    await (zip ? pipeline(source, createGzip(), output) : pipeline(source, output));
    await rename(half, file);
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") await rm(half, { force: true });
    throw codeOf(error) === "ENOENT" ? noDirectory(file, error) : fileFailure(error, file);
  }
}

function noDirectory(file: string, cause: unknown): Failure {
  return new Failure(
    {
      code: "file_not_usable",
      status: 422,
      message: `${file} cannot be written: there is no directory ${dirname(file)}.`,
      advice: "Make that directory, or choose another place.",
    },
    { cause },
  );
}

/** The lines of a file, zipped or not, without their ends. */
export async function* readLines(file: string): AsyncGenerator<Buffer> {
  const zipped = await isZipped(file);
  const source = createReadStream(file);
  const bytes = zipped ? source.pipe(createGunzip()) : source;
  if (zipped) source.on("error", (error) => bytes.destroy(error));
  let parts: Buffer[] = [];
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        parts.push(chunk.subarray(start, end));
        yield parts.length === 1 ? (parts[0] ?? chunk) : Buffer.concat(parts);
        parts = [];
        start = end + 1;
      }
      if (start < chunk.length) parts.push(chunk.subarray(start));
    }
  } catch (error) {
    const code = codeOf(error) ?? "";
    if (code === "Z_BUF_ERROR") throw truncated(file, { cause: error });
    if (code.startsWith("Z_")) throw altered(file, "its compression is damaged", { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
  if (parts.length > 0) throw truncated(file);
}

async function isZipped(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileFailure(error, file);
  }
}

function fileFailure(error: unknown, file: string): unknown {
  const code = codeOf(error) ?? "";
  const facts: Record<string, { message: string; advice: string }> = {
    ENOENT: { message: `There is no ${file}.`, advice: "Check the path." },
    EISDIR: { message: `${file} is a directory.`, advice: "Give the name of a file." },
    EACCES: { message: `This user may not use ${file}.`, advice: "Check the rights of the file and its directory." },
    EROFS: { message: `${file} cannot be written: its file system is read-only.`, advice: "Choose another place." },
    EEXIST: { message: `${file} is being written already.`, advice: `If not, delete ${file}.${process.pid}.part.` },
  };
  const known = facts[code];
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(file, { cause: error });
  return known ? new Failure({ code: "file_not_usable", status: 422, ...known }, { cause: error }) : error;
}
