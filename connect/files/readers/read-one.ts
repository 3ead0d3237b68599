import { isAscii } from "node:buffer";

import type { Delivered, Position } from "@firsthand/connect/records";

import type { ReaderContext } from "../contract.ts";
import { readerOf } from "./reader-of.ts";
import { widthOf } from "./raw-records.ts";

/** Understands one record again from its bytes as they were kept, for example with another mapping. */
export async function readOne(
  context: ReaderContext,
  raw: Uint8Array,
  position: Position,
  now: number = Date.now(),
): Promise<Delivered> {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const width = widthOf(context.encoding);
  const stretch = { bytes, width, ascii: isAscii(bytes) };
  const { record, line } = position;
  return readerOf(context, now)({ stretch, start: 0, end: bytes.length / width, record, line }, position);
}
