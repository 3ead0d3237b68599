import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";

import { codeOf, diskFull } from "../embedded/failures.ts";
import { decrypted, ENCRYPTED_MARK, encrypted } from "./encryption.ts";
import { altered, truncated } from "./format.ts";

export interface WriteOptions {
  readonly zip: boolean;
  /** Zips it and encrypts it with this key or passphrase. */
  readonly key?: string | undefined;
}

/** Writes a file whole or not at all, for its owner's eyes only; gives its size in bytes. */
export async function writeWhole(
  file: string,
  text: AsyncIterable<string>,
  { zip, key }: WriteOptions,
): Promise<number> {
  const half = `${file}.${process.pid}.part`;
  try {
    const output = createWriteStream(half, { mode: 0o600, flags: "wx", flush: true });
    const source = Readable.from(text, { highWaterMark: 1 }); // pieces are large, one waiting is enough
    if (key !== undefined) {
      await pipeline(source, createGzip(), (bytes: AsyncIterable<Buffer>) => encrypted(bytes, key), output);
    } else await (zip ? pipeline(source, createGzip(), output) : pipeline(source, output));
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

/** The lines of a file, encrypted or not, zipped or not, without their ends. */
export async function* readLines(file: string, keys: readonly string[]): AsyncGenerator<Buffer> {
  const form = await formOf(file);
  const raw = createReadStream(file);
  const source = form === "encrypted" ? Readable.from(decrypted(raw, { file, keys }), { highWaterMark: 1 }) : raw;
  const zipped = form !== "plain"; // what is encrypted was always zipped before
  const bytes = zipped ? source.pipe(createGunzip()) : source;
  if (zipped) source.on("error", (error: Error) => bytes.destroy(error));
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
    raw.destroy();
  }
  if (parts.length > 0) throw truncated(file);
}

/** What a file looks like by its first bytes; a zipped or plain one need not be one of ours. */
export async function formOf(file: string): Promise<"encrypted" | "zipped" | "plain"> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(ENCRYPTED_MARK.length), 0, ENCRYPTED_MARK.length, 0);
      if (buffer.toString("latin1") === ENCRYPTED_MARK) return "encrypted";
      return bytesRead > 1 && buffer[0] === 0x1f && buffer[1] === 0x8b ? "zipped" : "plain";
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw fileFailure(error, file);
  }
}

/** The failure that fits an error about a file that somebody named. */
export function fileFailure(error: unknown, file: string): unknown {
  const code = codeOf(error) ?? "";
  const facts: Record<string, { message: string; advice: string }> = {
    ENOENT: { message: `There is no ${file}.`, advice: "Check the path." },
    ENOTDIR: {
      message: `${file} cannot be used: a file stands where a directory is needed.`,
      advice: "Check the path.",
    },
    EISDIR: { message: `${file} is a directory.`, advice: "Give the name of a file." },
    EACCES: { message: `This user may not use ${file}.`, advice: "Check the rights of the file and its directory." },
    EROFS: { message: `${file} cannot be written: its file system is read-only.`, advice: "Choose another place." },
    EEXIST: { message: `${file} is being written already.`, advice: `If not, delete ${file}.${process.pid}.part.` },
  };
  const known = facts[code];
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(file, { cause: error });
  return known ? new Failure({ code: "file_not_usable", status: 422, ...known }, { cause: error }) : error;
}
