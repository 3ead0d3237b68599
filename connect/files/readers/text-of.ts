import { isUtf8 } from "node:buffer";

import { Unreadable } from "../unreadable.ts";
import { bytesOf, unitsOf, type RawRecord } from "./raw-records.ts";

/** Reads the bytes of one record as text. */
export type TextOf = (record: RawRecord) => string;

/** The reader of text in one encoding. Bytes that are none in it, and NUL characters, refuse the record. */
export function textReader(encoding: string): TextOf {
  const decode = decoder(encoding);
  return (record) => {
    const text = record.stretch.ascii && record.stretch.width === 1 ? plain(record) : decode(record);
    if (text.includes("\0")) {
      throw new Unreadable("nul_character", "The record contains a NUL character. Remove it and deliver again.");
    }
    return text;
  };
}

// A copy, not a slice of the stretch: whoever keeps an id must not keep the stretch alive.
const plain = ({ stretch, start, end }: RawRecord) => stretch.bytes.toString("latin1", start, end);

function decoder(encoding: string): TextOf {
  if (encoding === "utf-8") return utf8;
  if (encoding.startsWith("utf-16")) {
    return (record) => {
      const text = unitsOf(bytesOf(record), encoding);
      if (!text.isWellFormed()) throw invalid(encoding, record);
      return text;
    };
  }
  const decode = new TextDecoder(encoding, { fatal: true });
  return (record) => {
    try {
      return decode.decode(bytesOf(record));
    } catch {
      throw invalid(encoding, record);
    }
  };
}

function utf8(record: RawRecord): string {
  const text = record.stretch.bytes.toString("utf8", record.start, record.end);
  // A replacement character may also stand in the file itself.
  if (text.includes("\u{fffd}") && !isUtf8(bytesOf(record))) throw invalid("utf-8", record);
  return text;
}

function invalid(encoding: string, record: RawRecord): Unreadable {
  const bytes = bytesOf(record);
  const hint = encoding === "utf-8" ? firstInvalid(bytes) : "";
  return new Unreadable(
    "invalid_encoding",
    `The bytes are not valid ${encoding}${hint}. If the file has another encoding, name it in a mapping file (encoding: windows-1252).`,
  );
}

/** Which byte is the first that is not UTF-8. */
function firstInvalid(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  let offset = 0;
  for (let from = 0, at = text.indexOf("\u{fffd}"); at !== -1; from = at + 1, at = text.indexOf("\u{fffd}", from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    const written = bytes.toString("hex", offset, offset + 3) === "efbfbd";
    if (!written) return ` (byte 0x${(bytes[offset] ?? 0).toString(16)} at ${offset})`;
    offset += 3;
  }
  return "";
}
