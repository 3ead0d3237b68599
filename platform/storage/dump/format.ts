import { createHash, type Hash } from "node:crypto";

import { Failure } from "@firsthand/kernel/errors";
import { z } from "zod";

/**
 * The form of backups and exports: lines of JSON in UTF-8, one below the other. First a header; then for each table,
 * by name, a line `{"$table": ...}`, its rows as objects in the order of the primary key, and a line `{"$end": ...}`;
 * at the end `{"$total": ...}`. Binary values are `\x` with hexadecimal digits, times ISO 8601 in UTC. In columns of
 * JSON an absent member is SQL's null, and null is the null of JSON.
 */
export const FORMAT_VERSION = 2;

/** Exports stay in the first form, which older programs read as well. */
export const LOG_VERSION = 1;

const header = z.object({
  firsthand: z.enum(["backup", "log"]),
  version: z.number(),
  program: z.string(),
  created_at: z.string(),
  /** The installation's secret, without which identity keys cannot be recognised; 64 hexadecimal digits. */
  secret: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The text of `keys.json`, with which sealed columns can be read; since form 2, and in backups alone. */
  keys: z.string().nullable().optional(),
  migrations: z.array(z.object({ module: z.string(), name: z.string(), sha256: z.string() })),
});
export type Header = z.infer<typeof header>;

export const tableStart = z.object({ $table: z.string(), columns: z.array(z.string()) });
export const tableEnd = z.object({ $end: z.string(), rows: z.number(), sha256: z.string() });
export const total = z.object({ $total: z.object({ tables: z.number(), rows: z.number(), sha256: z.string() }) });

/** How a line begins that is no row: no column has such a name. */
export const MARK = '{"$';

export const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Of two exports of the same rows only the moment differs, so that does not count. */
export function digestOfFile(head: Header): Hash {
  return createHash("sha256").update(lineOf({ ...head, created_at: "" }));
}

/** The header of a file; a `Failure` when it is none, or of a form that this program does not know. */
export function parseHeader(line: string, file: string): Header {
  const parsed = header.safeParse(json(line));
  if (!parsed.success) throw notOurs(file);
  if (parsed.data.version <= FORMAT_VERSION) return parsed.data;
  throw new Failure({
    code: "dump_newer_than_program",
    status: 422,
    message: `${file} was written by Firsthand ${parsed.data.program} in a form that this version does not know.`,
    advice: "Use that version of Firsthand, or a newer one.",
  });
}

export function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export function notOurs(file: string): Failure {
  return new Failure({
    code: "not_a_dump",
    status: 422,
    message: `${file} is not a backup or export of Firsthand.`,
    advice: 'Give a file that "npx firsthand backup" or "npx firsthand export" wrote.',
  });
}

export function truncated(file: string, options?: ErrorOptions): Failure {
  return new Failure(
    {
      code: "dump_truncated",
      status: 422,
      message: `${file} is cut off: its end is missing. Nothing was changed.`,
      advice: "Copy the file again, or use another one.",
    },
    options,
  );
}

export function altered(file: string, where: string, options?: ErrorOptions): Failure {
  return new Failure(
    {
      code: "dump_altered",
      status: 422,
      message: `${file} is not as it was written: ${where}. Nothing was changed.`,
      advice: "Copy the file again, or use another one.",
    },
    options,
  );
}
