import { z } from "zod";

import { unreadableCursor } from "../errors.ts";

/**
 * Where a page ended: the moment (to the microsecond, as the database wrote it) and the id of its last row; and how
 * many rows all pages have, which the first page counted (`capped`: at least so many).
 */
export interface Cursor {
  readonly at: string;
  readonly id: string;
  readonly total: number;
  readonly capped: boolean;
}

const parts = z.tuple([
  z.string().regex(/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
  z.guid(),
  z
    .string()
    .regex(/^\d{1,15}\+?$/)
    .transform((text) => ({ total: Number.parseInt(text), capped: text.endsWith("+") })),
]);

/** A mark that callers pass back without looking inside. */
export function writeCursor(cursor: Cursor): string {
  return btoa(`${cursor.at} ${cursor.id} ${cursor.total}${cursor.capped ? "+" : ""}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What `writeCursor` wrote; a Failure for anything else. */
export function readCursor(text: string): Cursor {
  let plain: string;
  try {
    plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw unreadableCursor();
  }
  const read = parts.safeParse(plain.split(" "));
  if (!read.success || Number.isNaN(Date.parse(read.data[0]))) throw unreadableCursor();
  return { at: read.data[0], id: read.data[1], ...read.data[2] };
}
