import { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

import { answerGarbled, answerTooLong } from "./errors.ts";

/**
 * A body as it was before it was packed. `mostBytes` bounds what is read and what comes of it, so a small answer cannot
 * unfold without end. Throws `answer_too_long`, `answer_garbled`.
 */
export async function* unpacked(
  body: AsyncIterable<Uint8Array>,
  { encoding, host, mostBytes }: Packed,
): AsyncGenerator<Uint8Array> {
  const read = bounded(body, host, mostBytes);
  const unpack = unpackerOf(encoding, host);
  if (!unpack) {
    yield* read;
    return;
  }
  // What the source throws has to come out as it is; zlib's own complaints become words.
  let ofSource: unknown;
  const source = Readable.from(
    (async function* () {
      try {
        yield* read;
      } catch (error) {
        ofSource = error;
        throw error;
      }
    })(),
    { objectMode: false },
  );
  source.on("error", (error) => unpack.destroy(error));
  try {
    yield* bounded(source.pipe(unpack), host, mostBytes);
  } catch (error) {
    if (ofSource !== undefined) throw ofSource;
    throw isOfZlib(error) ? answerGarbled(host, error) : error;
  } finally {
    source.destroy();
    unpack.destroy();
  }
}

interface Packed {
  readonly encoding: string | undefined;
  readonly host: string;
  readonly mostBytes: number;
}

async function* bounded(body: AsyncIterable<Uint8Array>, host: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > mostBytes) throw answerTooLong(host, mostBytes);
    yield part;
  }
}

function unpackerOf(encoding: string | undefined, host: string) {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case "":
    case "identity":
      return undefined;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      throw answerGarbled(host);
  }
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(Z_|ERR_BROTLI|ERR__ERROR|BR_|ERR_)/.test(String(error.code));
}
