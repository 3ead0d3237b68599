import { z } from "zod";

import { unreadableCursor } from "../errors.ts";

/** Where a page ended: moment (to the microsecond) and id of its last row; and how many hits the first page counted. */
export interface PageMark {
  readonly at: string;
  readonly id: string;
  readonly count: { readonly value: number; readonly capped: boolean };
}

const parts = z.tuple([
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
  z.guid(),
  z.string().regex(/^\d{1,6}\+?$/),
]);

/** A mark that callers pass back without looking inside. */
export function writeMark({ at, id, count }: PageMark): string {
  return btoa(`${at} ${id} ${count.value}${count.capped ? "+" : ""}`)
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What `writeMark` wrote; a Failure for anything else. */
export function readMark(text: string): PageMark {
  const read = parts.safeParse(plain(text).split(" "));
  if (!read.success || Number.isNaN(Date.parse(read.data[0]))) throw unreadableCursor();
  const [at, id, counted] = read.data;
  return { at, id, count: { value: Number.parseInt(counted), capped: counted.endsWith("+") } };
}

function plain(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw unreadableCursor();
  }
}
