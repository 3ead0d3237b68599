import { open, type FileHandle } from "node:fs/promises";
import { createGunzip } from "node:zlib";

import { Failure } from "@firsthand/kernel/errors";

import type { Compression } from "../contract.ts";

const CHUNK = 64 * 1024;
/** Small pieces, so that even the densest gzip unfolds to at most 16 MiB at once. */
const COMPRESSED_PIECE = 16 * 1024;

/** How much a gzip file may unfold to: in all, and for each byte of it, which is looked at from `RATIO_FROM` bytes on. */
export interface UnfoldLimit {
  readonly mostBytes: number;
  readonly mostRatio: number;
}

/** Text of people unfolds to some 3 to 30 times its size, and the densest gzip to 1,032 times. */
const usualLimit: UnfoldLimit = { mostBytes: 200 * 1024 ** 3, mostRatio: 250 };
const RATIO_FROM = 256 * 1024 * 1024;

/** Bytes of the content, and how many bytes of the file have been read to get them. */
export interface Bytes {
  readonly bytes: Buffer;
  readonly bytesRead: number;
}

/** A file to be read; `name` is how it is called in messages. */
interface Opened {
  readonly path: string;
  readonly name?: string | undefined;
  readonly compression: Compression;
}

/**
 * The content of a file from its beginning, uncompressed. Of a gzip file that ends too early everything before the cut
 * is given, then the iteration throws a Failure `truncated_gzip`. Of one that unfolds to more than the limit allows, what
 * comes before is given, then it throws `unfolds_too_large`: what gzip says of its size itself is not to be believed.
 */
export async function* openBytes(
  { path, compression, name = path }: Opened,
  limit: Partial<UnfoldLimit> = {},
): AsyncGenerator<Bytes> {
  const file = await open(path, "r");
  try {
    if (compression === "gzip")
      yield* within(name, { ...usualLimit, ...limit }, unfold(name, pieces(file, COMPRESSED_PIECE)));
    else yield* pieces(file, CHUNK);
  } finally {
    await file.close();
  }
}

async function* pieces(file: FileHandle, size: number): AsyncGenerator<Bytes> {
  let position = 0;
  while (true) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield { bytes: buffer.subarray(0, bytesRead), bytesRead: position };
  }
}

/** Nothing beyond the limit is handed on, so that nothing is stored of it either. */
async function* within(name: string, limit: UnfoldLimit, unfolded: AsyncGenerator<Bytes>): AsyncGenerator<Bytes> {
  let total = 0;
  for await (const piece of unfolded) {
    total += piece.bytes.length;
    const tooDense = total > RATIO_FROM && total > limit.mostRatio * piece.bytesRead;
    if (total > limit.mostBytes || tooDense) throw unfoldsTooLarge(name, limit, tooDense);
    yield piece;
  }
}

/**
 * Everything that one piece gives is handed on before the next is fed: a stream that fails throws away what it still
 * holds, and that would be the last records before the cut.
 */
async function* unfold(path: string, compressed: AsyncGenerator<Bytes>): AsyncGenerator<Bytes> {
  const engine = createGunzip({ chunkSize: CHUNK });
  const ready: Buffer[] = [];
  engine.on("data", (chunk: Buffer) => ready.push(chunk));
  // Looked at below, after each step; a write that fails never reports back, the stream only closes.
  engine.on("error", () => undefined);
  let wake = () => {};
  engine.on("close", () => wake());
  const step = async (feed: (done: () => void) => void): Promise<Buffer[]> => {
    await new Promise<void>((resolve) => {
      wake = resolve;
      feed(resolve);
    });
    while (!engine.destroyed && engine.read() !== null);
    return ready.splice(0);
  };
  let total = 0;
  try {
    for await (const { bytes, bytesRead } of compressed) {
      total = bytesRead;
      const chunks = await step((done) => engine.write(bytes, () => done()));
      for (const chunk of chunks) yield { bytes: chunk, bytesRead };
      if (engine.errored) throw brokenGzip(path, engine.errored);
    }
    // `end` itself reports back before the last bytes have been checked.
    const chunks = await step(() => engine.end());
    for (const chunk of chunks) yield { bytes: chunk, bytesRead: total };
    if (engine.errored) throw brokenGzip(path, engine.errored);
  } finally {
    engine.destroy();
  }
}

function brokenGzip(path: string, cause: Error): Failure {
  const cut = "code" in cause && cause.code === "Z_BUF_ERROR";
  return new Failure(
    {
      code: cut ? "truncated_gzip" : "corrupt_gzip",
      status: 422,
      message: cut ? `The gzip file ${path} ends too early.` : `The gzip file ${path} is damaged (${cause.message}).`,
      advice: "Get the file again; what came before the damage has been read, and reading it again adds nothing twice.",
      details: { path },
    },
    { cause },
  );
}

function unfoldsTooLarge(path: string, { mostBytes, mostRatio }: UnfoldLimit, tooDense: boolean): Failure {
  const most =
    mostBytes >= 1024 ** 3 ? `${Math.round(mostBytes / 1024 ** 3)} GB` : `${Math.round(mostBytes / 1024 ** 2)} MB`;
  return new Failure({
    code: "unfolds_too_large",
    status: 413,
    message: tooDense
      ? `The gzip file ${path} unfolds to more than ${mostRatio} times its size, which no text of people does.`
      : `The gzip file ${path} unfolds to more than ${most}, which is more than is read of one file.`,
    advice: "If it is what it should be, unpack it yourself and import it in parts, or have MAX_UNPACKED_GB raised.",
    details: { path, mostBytes, mostRatio },
  });
}
