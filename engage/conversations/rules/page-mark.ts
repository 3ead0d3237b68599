import { z } from "zod";

import { unreadableCursor } from "../errors.ts";

/**
 * Where a page ended: the moment of its last row, to the microsecond as the database wrote it, its id, and how many rows
 * all pages have, or at least have, which the first one counted.
 */
export interface PageMark {
  readonly at: string;
  readonly id: string;
  readonly count: number;
  readonly atLeast: boolean;
}

const parts = z.tuple([
  z.string().regex(/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
  z.guid().transform((id) => id.toLowerCase()),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  z.enum(["=", "+"]),
]);

/** A mark that callers pass back without looking inside. */
export function writeMark({ at, id, count, atLeast }: PageMark): string {
  return btoa(`${at} ${id} ${count} ${atLeast ? "+" : "="}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What `writeMark` wrote; a Failure for anything else. */
export function readMark(text: string): PageMark {
  let plain: string;
  try {
    plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw unreadableCursor();
  }
  const read = parts.safeParse(plain.split(" "));
  if (!read.success || Number.isNaN(Date.parse(read.data[0]))) throw unreadableCursor();
  return { at: read.data[0], id: read.data[1], count: read.data[2], atLeast: read.data[3] === "+" };
}
