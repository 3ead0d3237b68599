import type { AuditDetail } from "../contract.ts";

const columns: Readonly<Record<string, (line: AuditDetail) => string | number | null>> = {
  id: ({ id }) => id,
  at: ({ at }) => at,
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  operation: ({ operation }) => operation,
  subject_kind: ({ subject }) => subject?.kind ?? null,
  subject_id: ({ subject }) => subject?.id ?? null,
  unit: ({ unit }) => unit,
  outcome: ({ outcome }) => outcome,
  code: ({ code }) => code,
  address: ({ address }) => address,
  request_id: ({ requestId }) => requestId,
  input: ({ input }) => JSON.stringify(input),
  changes: ({ changes }) => JSON.stringify(changes),
  erased_at: ({ erasure }) => erasure?.at ?? null,
  seal: ({ seal }) => seal,
};

/** The first line of the file. */
export const csvHead = lineOf(Object.keys(columns));

/** One line of the record as a line of the file (RFC 4180). */
export function csvOf(line: AuditDetail): string {
  return lineOf(Object.values(columns).map((of) => of(line)));
}

function lineOf(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

/** What a spreadsheet would run as a formula is made harmless by an apostrophe. */
function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
