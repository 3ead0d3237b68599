import type { Handle } from "@firsthand/platform/storage";

import { type AuditDetail, type LineFilter, PAGE_LIMIT } from "../contract.ts";
import { csvHead, csvOf } from "../rules/csv.ts";
import { detailOf } from "../rules/detail.ts";
import { findFullLines } from "../store/search.ts";
import { nameMembers } from "./name-members.ts";

/** Lines with everything, the newest first, as pieces of a file. */
export async function* exportLines(
  db: Handle,
  filter: LineFilter,
  format: "csv" | "jsonl",
): AsyncGenerator<string, void, undefined> {
  if (format === "csv") yield csvHead;
  const write = format === "csv" ? csvOf : jsonOf;
  let after: { at: string; id: string } | undefined;
  for (;;) {
    const rows = await findFullLines(db, { filter, limit: PAGE_LIMIT, after });
    const last = rows.at(-1);
    if (!last) return;
    yield (await nameMembers(db, rows.map(detailOf))).map(write).join("");
    if (rows.length < PAGE_LIMIT) return;
    after = { at: last.at_exact, id: last.line_id };
  }
}

const jsonOf = (line: AuditDetail): string => `${JSON.stringify(line)}\n`;
