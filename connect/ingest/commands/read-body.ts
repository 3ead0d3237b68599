import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

import {
  bodyBroken,
  bodyCut,
  bodySlow,
  bodyTooLarge,
  encodingUnknown,
  notJson,
  nothingSent,
  recordTooLarge,
} from "../errors.ts";
import { splitJson, splitLines, type Piece } from "../rules/split-json.ts";
import { whyUnreadable } from "../rules/understand.ts";
import { RECORD_BYTES, type TakingIn } from "./take-in.ts";

/** What a packed body may become, so that a small one cannot keep the server busy for hours. */
const UNPACKED_BYTES = 1024 ** 3;

/** In the usual pieces of 16 kB a small body that becomes large takes twice the turns of everybody else. */
const UNPACKED_AT_ONCE = 256 * 1024;

/** The chunks of a body, unpacked if it is packed. Throws `content_encoding_unknown`, `body_broken`, `body_too_large`. */
export function chunksOf(body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> {
  const packed = encoding?.trim().toLowerCase() ?? "identity";
  if (packed === "identity" || packed === "") return counted(body, Number.POSITIVE_INFINITY);
  if (packed !== "gzip" && packed !== "x-gzip") throw encodingUnknown();
  const gunzip = createGunzip({ chunkSize: UNPACKED_AT_ONCE });
  // What goes wrong is told to whoever reads the last of these streams.
  pipeline(body, gunzip, () => {});
  return counted(gunzip, UNPACKED_BYTES);
}

/** How long the next chunk may be waited for. */
const PATIENCE_MS = 60_000;

async function* counted(body: Readable, limit: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  // It counts only while we wait for them, and not while they wait for us.
  let waiting = true;
  const patience = setTimeout(() => waiting && body.destroy(bodySlow()), PATIENCE_MS);
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) continue;
      waiting = false;
      length += chunk.length;
      if (length > limit) throw bodyTooLarge(limit);
      yield chunk;
      waiting = true;
      patience.refresh();
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code.startsWith("Z_") || BROKEN_OFF.has(code) ? bodyBroken() : error;
  } finally {
    clearTimeout(patience);
  }
}

const BROKEN_OFF = new Set(["ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE", "ABORT_ERR"]);

/**
 * Reads a body chunk by chunk and has what is in it taken in, while the next chunk comes. What was stored before
 * something goes wrong stays, and counts once when it is sent again.
 */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  form: "json" | "lines",
  into: TakingIn,
): Promise<void> {
  const splitter = form === "lines" ? splitLines(RECORD_BYTES) : splitJson(RECORD_BYTES);
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    writing = into.flush();
    // It is waited for later; until then its failure must not count as one that nobody looks at.
    writing.catch(() => {});
  };
  const takeIn = async (pieces: readonly Piece[]): Promise<void> => {
    for (const piece of pieces) {
      refuseAlone(piece);
      into.add(piece.bytes);
      if (into.isFull()) await write();
    }
  };
  try {
    for await (const chunk of chunks) await takeIn(splitter.push(chunk));
    const { pieces, cut } = splitter.end();
    if (cut) throw bodyCut();
    await takeIn(pieces);
    await write();
  } finally {
    await writing;
  }
  if (into.answer().received === 0) throw nothingSent();
}

/** What is a whole body by itself and cannot be read is a mistake of the sender, and nothing that somebody said. */
function refuseAlone({ bytes, alone }: Piece): void {
  if (!alone) return;
  if (bytes === undefined) throw recordTooLarge(RECORD_BYTES);
  const reason = whyUnreadable(bytes);
  if (reason !== undefined) throw notJson(reason);
}
