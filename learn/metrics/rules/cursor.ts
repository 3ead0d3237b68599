import { type PageMark, readPageMark } from "@firsthand/kernel/page-marks";

import { unreadableCursor } from "../errors.ts";

/** The place that a mark tells; a Failure for what no page gave. */
export function readCursor(text: string): PageMark {
  const mark = readPageMark(text);
  if (!mark) throw unreadableCursor();
  return mark;
}
