import { z } from "zod";

import type { AuditDetail } from "../contract.ts";
import type { Json } from "./canonical.ts";
import { type ListedLine, lineOf } from "./shown.ts";

const content = z.object({
  name: z.string().nullable(),
  address: z.string().nullable(),
  input: z.record(z.string(), z.string()),
  changes: z.array(z.object({ subject: z.string(), before: z.unknown(), after: z.unknown() })),
});

const nothing: z.infer<typeof content> = { name: null, address: null, input: {}, changes: [] };

/** A line with its content, as the store gives it. */
export interface FullLine extends Omit<ListedLine, "name" | "address" | "changed"> {
  readonly content: Json;
  readonly request_id: string | null;
  readonly erased_by: string | null;
  readonly seal_number: number | null;
}

/** A line with before and after. Content that somebody changed by hand may have any form; the check tells of it. */
export function detailOf(row: FullLine): AuditDetail {
  const { name, address, input, changes } = content.catch(nothing).parse(row.content);
  return {
    ...lineOf({ ...row, name, address, changed: changes.map(({ subject }) => subject) }),
    requestId: row.request_id,
    input,
    changes: changes.map(({ subject, before, after }) => ({ subject, before, after })),
    erasure: row.erased_at === null ? null : { at: row.erased_at.toISOString(), by: row.erased_by ?? "" },
    seal: row.seal_number,
  };
}
