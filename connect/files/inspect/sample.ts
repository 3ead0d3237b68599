import { open, stat } from "node:fs/promises";

import { Failure } from "@firsthand/kernel/errors";

import type { Compression, ReaderContext } from "../contract.ts";
import { openBytes } from "../readers/open-bytes.ts";

const HEAD = 1024 * 1024;
/** Up to this size a file is looked through as a whole; larger ones in pieces spread over them. */
const LOOKED_THROUGH = 16 * 1024 * 1024;
const SPREAD_PIECES = 64;
const PIECE = 256 * 1024;
const LONGEST_LINE = 1024 * 1024;
const LINE_FEED = 10;

/** What is looked at before a file is read: its beginning, and pieces from all over it. */
export interface Sample {
  readonly size: number;
  readonly compression: Compression;
  /** The first MiB of the content, or all of it. */
  readonly head: Buffer;
  /** The whole content is in `head`. */
  readonly complete: boolean;
  /** Pieces of whole lines in the order of the content, its beginning among them; read anew with each call. */
  readonly pieces: () => AsyncIterable<Buffer>;
}

/** Where a file lies, and how people call it: not always by its path. */
interface Named {
  readonly path: string;
  readonly name: string;
}

/**
 * Looks into a file; `name` is how it is called in messages. Throws Failures: not there, a directory, not readable, empty,
 * damaged before anything came.
 */
export async function sampleFile(path: string, name: string = path): Promise<Sample> {
  const file = { path, name };
  const size = await sizeOf(file);
  const compression = await compressionOf(file);
  const { head, complete } = await headOf(file, compression);
  if (head.length === 0) throw emptyFile(name);
  const spread = compression === "none" && size > LOOKED_THROUGH;
  const pieces = () => (spread ? spreadPieces(path, size) : firstPieces(file, compression));
  return { size, compression, head, complete, pieces };
}

async function sizeOf({ path: place, name: path }: Named): Promise<number> {
  const found = await stat(place).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (found.isDirectory()) {
    throw new Failure({
      code: "is_directory",
      status: 422,
      message: `${path} is a directory.`,
      advice: "Name one file; import the files of a directory one after the other.",
      details: { path },
    });
  }
  if (!found.isFile()) {
    throw new Failure({
      code: "not_a_file",
      status: 422,
      message: `${path} is not a regular file.`,
      advice: "Write what it gives into a file first, so that an interrupted import can go on.",
      details: { path },
    });
  }
  if (found.size === 0) throw emptyFile(path);
  return found.size;
}

function unreadable(path: string, error: unknown): Failure {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new Failure({
      code: "file_not_found",
      status: 404,
      message: `There is no file ${path}.`,
      advice: "Check the name, and from which directory it is meant.",
      details: { path },
    });
  }
  return new Failure(
    {
      code: "file_not_readable",
      status: 403,
      message: `The file ${path} cannot be read (${code || "unknown error"}).`,
      advice: "Give the user that runs this the right to read it, for example with chmod.",
      details: { path },
    },
    { cause: error },
  );
}

function emptyFile(path: string): Failure {
  return new Failure({
    code: "empty_file",
    status: 422,
    message: `The file ${path} is empty.`,
    advice: "Export it again; nothing was imported.",
    details: { path },
  });
}

/** What is needed to read a file of which is known how; throws the same Failures. */
export async function readableFile(path: string, { name, context }: { name: string; context: ReaderContext }) {
  const file = { path, name };
  return { path, name, size: await sizeOf(file), compression: await compressionOf(file), context };
}

/** Gzip is known by its first bytes, whatever the name says. */
async function compressionOf({ path, name }: Named): Promise<Compression> {
  const file = await open(path, "r").catch((error: unknown) => {
    throw unreadable(name, error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
    return bytesRead === 3 && buffer[0] === 0x1f && buffer[1] === 0x8b && buffer[2] === 8 ? "gzip" : "none";
  } finally {
    await file.close();
  }
}

async function headOf({ path, name }: Named, compression: Compression): Promise<{ head: Buffer; complete: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const { bytes } of openBytes({ path, compression, name })) {
      parts.push(bytes);
      length += bytes.length;
      if (length > HEAD) return { head: Buffer.concat(parts).subarray(0, HEAD), complete: false };
    }
  } catch (error) {
    // Of half a gzip the records before the cut are read; the reader tells of the cut.
    if (length === 0 || !(error instanceof Failure)) throw error;
    return { head: Buffer.concat(parts), complete: false };
  }
  return { head: Buffer.concat(parts), complete: true };
}

/** The content from its beginning, in pieces of whole lines. */
async function* firstPieces({ path, name }: Named, compression: Compression): AsyncGenerator<Buffer> {
  let length = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const { bytes } of openBytes({ path, compression, name })) {
      const piece = Buffer.concat([rest, bytes]);
      const end = piece.length > LONGEST_LINE ? piece.length : piece.lastIndexOf(LINE_FEED) + 1;
      if (end > 0) yield piece.subarray(0, end);
      rest = piece.subarray(end);
      length += bytes.length;
      if (length >= LOOKED_THROUGH) return;
    }
  } catch (error) {
    if (error instanceof Failure) return;
    throw error;
  }
  if (rest.length > 0) yield rest;
}

/** Pieces of whole lines at even distances. */
async function* spreadPieces(path: string, size: number): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    for (let index = 0; index < SPREAD_PIECES; index += 1) {
      const position = Math.floor(((size - PIECE) / (SPREAD_PIECES - 1)) * index);
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position);
      const piece = buffer.subarray(0, bytesRead);
      const begin = index === 0 ? 0 : piece.indexOf(LINE_FEED) + 1;
      const end = piece.lastIndexOf(LINE_FEED) + 1;
      if (end > begin) yield piece.subarray(begin, end);
    }
  } finally {
    await file.close();
  }
}
