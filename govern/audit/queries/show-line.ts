import type { Handle } from "@firsthand/platform/storage";

import type { AuditDetail } from "../contract.ts";
import { unknownLine } from "../errors.ts";
import { detailOf } from "../rules/detail.ts";
import { findLine } from "../store/search.ts";
import { nameMembers } from "./name-members.ts";

/** A line with before and after. Throws `audit_line_unknown`. */
export async function showLine(db: Handle, id: string): Promise<AuditDetail> {
  const row = await findLine(db, id);
  if (!row) throw unknownLine(id);
  const [line = detailOf(row)] = await nameMembers(db, [detailOf(row)]);
  return line;
}
