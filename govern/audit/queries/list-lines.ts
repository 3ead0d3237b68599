import { readPageMark, writePageMark } from "@firsthand/kernel/page-marks";
import type { Handle } from "@firsthand/platform/storage";

import type { AuditLine, LineFilter } from "../contract.ts";
import { unreadableCursor } from "../errors.ts";
import { lineOf } from "../rules/shown.ts";
import { countLines, findLines } from "../store/search.ts";
import { nameMembers } from "./name-members.ts";

const COUNTED = 1_000;

export interface LineList {
  readonly lines: AuditLine[];
  readonly next: string | null;
  readonly count: { readonly value: number; readonly capped: boolean };
}

/** Lines that fit, the newest first, a page at a time. Throws `unreadable_cursor`. */
export async function listLines(
  db: Handle,
  { filter, limit, after }: { filter: LineFilter; limit: number; after?: string | undefined },
): Promise<LineList> {
  const mark = after === undefined ? undefined : readPageMark(after);
  if (after !== undefined && !mark) throw unreadableCursor();
  const count = mark?.count ?? (await countOf(db, filter));
  const rows = await findLines(db, { filter, limit: limit + 1, after: mark });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    lines: await nameMembers(db, page.map(lineOf)),
    next: last ? writePageMark({ at: last.at_exact, id: last.line_id, count }) : null,
    count,
  };
}

async function countOf(db: Handle, filter: LineFilter): Promise<LineList["count"]> {
  const found = await countLines(db, filter, COUNTED + 1);
  return { value: Math.min(found, COUNTED), capped: found > COUNTED };
}
