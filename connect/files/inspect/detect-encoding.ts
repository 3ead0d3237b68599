import { isAscii, isUtf8 } from "node:buffer";

import { Failure } from "@firsthand/kernel/errors";

import { singleByteEncoding } from "./single-byte.ts";

const KEPT_LINES = 256 * 1024;

/** An encoding, and a sentence on how it was found where that needs saying. */
export interface EncodingFound {
  readonly encoding: string;
  readonly note?: string;
}

/** An encoding that somebody named; throws a Failure if the runtime knows none of that name. */
export function encodingNamed(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new Failure({
      code: "unknown_encoding",
      status: 422,
      message: `"${name}" is no known encoding.`,
      advice: "Write for example utf-8, utf-16le, windows-1250, windows-1251, windows-1252 or iso-8859-2.",
    });
  }
}

/** The encoding that the first bytes show: a byte order mark, or the zeros of UTF-16. */
export function encodingOfHead(head: Buffer): EncodingFound | undefined {
  if (head.toString("latin1", 0, 3) === "\u{ef}\u{bb}\u{bf}") return { encoding: "utf-8" };
  const mark = head.toString("hex", 0, 4);
  if (mark === "fffe0000" || mark === "0000feff") throw utf32();
  if (mark.startsWith("fffe")) return { encoding: "utf-16le" };
  if (mark.startsWith("feff")) return { encoding: "utf-16be" };
  return utf16WithoutMark(head);
}

function utf32(): Failure {
  return new Failure({
    code: "unknown_encoding",
    status: 422,
    message: "The file is written in UTF-32, which is not read.",
    advice: "Save it as UTF-8 and import that.",
  });
}

/** In UTF-16 digits, commas and line ends have a zero in every second byte, always on the same side. */
function utf16WithoutMark(head: Buffer): EncodingFound | undefined {
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  const [even, odd] = zeros;
  const units = head.length / 2;
  if (Math.max(even, odd) < units * 0.05 || Math.min(even, odd) > Math.max(even, odd) * 0.05) return undefined;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  return {
    encoding,
    note: `The file has no byte order mark; it was taken for ${encoding} because every second byte of many is zero.`,
  };
}

/** The encoding of text in bytes, judged by all pieces: UTF-8 if it can be that, else a Windows code page. */
export async function encodingOfPieces(pieces: AsyncIterable<Buffer>): Promise<EncodingFound> {
  let utf8Lines = 0;
  const others: Buffer[] = [];
  let kept = 0;
  for await (const piece of pieces) {
    if (isAscii(piece)) continue;
    for (const line of linesOf(piece)) {
      if (isAscii(line)) continue;
      if (isUtf8(line)) utf8Lines += 1;
      else if (kept < KEPT_LINES) {
        others.push(line);
        kept += line.length;
      }
    }
  }
  if (others.length === 0) return { encoding: "utf-8" };
  if (utf8Lines > others.length) {
    const note = `The file is UTF-8, but ${others.length} lines of the sample are not; such records are rejected (invalid_encoding).`;
    return { encoding: "utf-8", note };
  }
  const encoding = singleByteEncoding(Buffer.concat(others));
  return {
    encoding,
    note: `The file is not UTF-8; its letters look like ${encoding}. Name another in a mapping file (encoding) if that is wrong.`,
  };
}

function* linesOf(piece: Buffer): Generator<Buffer> {
  for (let from = 0; from < piece.length;) {
    const found = piece.indexOf(10, from);
    const end = found === -1 ? piece.length : found;
    yield piece.subarray(from, end);
    from = end + 1;
  }
}
