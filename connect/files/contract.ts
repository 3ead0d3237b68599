import { z } from "zod";

import type { Delivered, SourceDeclaration } from "@firsthand/connect/records/contract";

/** The forms a file may have; each may be compressed with gzip. */
export const FORMATS = ["csv", "tsv", "jsonl", "json", "mbox", "eml"] as const;
export type Format = (typeof FORMATS)[number];

/** What the columns of a file mean. */
export type Layout = "twitter-support" | "native" | "mapping" | "mail" | "zendesk";

/** Where the people are told whom tickets name by numbers: in the same file, or in one beside it. */
export type PeopleFile =
  | { readonly kind: "inside" }
  | { readonly kind: "beside"; readonly path: string; readonly size: number };

/** The fields of a record as single columns: the columns of the native layout and the keys of a mapping file. */
export const FIELDS = [
  "id",
  "version",
  "deleted",
  "at",
  "direction",
  "kind",
  "channel",
  "author",
  "author_role",
  "author_email",
  "author_email_verified",
  "author_phone",
  "author_customer_number",
  "author_name",
  "author_shared",
  "author_function",
  "recipient",
  "recipient_role",
  "recipient_email",
  "recipient_email_verified",
  "recipient_phone",
  "recipient_customer_number",
  "recipient_name",
  "recipient_shared",
  "recipient_function",
  "copied",
  "thread",
  "parents",
  "broadcast",
  "unit",
  "subject",
  "text",
  "rating_kind",
  "rating_value",
  "rating_lowest",
  "rating_highest",
  "handling_seconds",
] as const;
export type Field = (typeof FIELDS)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const values = z.record(z.string(), scalar);
const column = z.string().trim().min(1);

/** Where a field comes from: a column, its values translated if need be, or the same for every record. */
export const binding = z.union([
  column,
  z.strictObject({ column, values: values.optional(), otherwise: scalar.optional() }),
  z.strictObject({ constant: scalar }),
]);
export type Binding = z.infer<typeof binding>;

const words = z.array(z.string().trim().min(1)).max(10_000);

/** A mapping file, as written in YAML. */
export const mapping = z.strictObject({
  source: z
    .strictObject({
      name: column.max(250),
      channel: column.max(250),
      visibility: z.enum(["public", "private"]),
      threading: z.enum(["links", "explicit", "gap"]),
      gap_hours: z.number().positive().max(87_600),
      selection: z.string().trim().min(1).max(1000),
      brand_accounts: z.boolean(),
      answers: z.enum(["included", "elsewhere"]),
      accounts: column.max(500),
      promise_hours: z.number().positive().max(87_600),
      country: z.string().length(2),
    })
    .partial()
    .optional(),
  encoding: column.optional(),
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  date_format: column.optional(),
  time_zone: column.optional(),
  columns: z.partialRecord(z.enum(FIELDS), binding).optional(),
  rating: z
    .strictObject({
      column,
      kind: z.enum(["nps", "csat", "ces", "stars"]),
      lowest: z.number(),
      highest: z.number(),
      values: values.optional(),
    })
    .optional(),
  organisation: z.strictObject({ addresses: words.optional(), domains: words.optional() }).optional(),
});
export type Mapping = z.infer<typeof mapping>;

/** How a table of cells is written. */
export interface Table {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
  /** Names of the columns; for JSON lines those of the sample, later ones are kept as well. */
  readonly header: readonly string[];
  /** Records that stand before the first one with data: the header, and a line `sep=;`. */
  readonly recordsBefore: number;
}

/** All that is needed to understand one raw record later, without the file. Plain JSON. */
export interface ReaderContext {
  readonly format: Format;
  /** A label of the WHATWG Encoding Standard; `per-message` for mail. */
  readonly encoding: string;
  readonly layout: Layout;
  readonly table?: Table;
  readonly mapping?: Mapping;
  readonly dateFormat?: string;
  /** IANA zone of dates that are written without an offset. */
  readonly timeZone: string;
  /** The channel of records that name none. */
  readonly channel: string;
  readonly people?: PeopleFile;
}

export type Compression = "none" | "gzip";

/** What was found out about a file before reading it. */
export interface Inspection {
  readonly path: string;
  /** How people call the file. */
  readonly name: string;
  /** Bytes as they lie on the disk. */
  readonly size: number;
  readonly compression: Compression;
  readonly format: Format;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly header?: readonly string[];
  readonly layout: Layout;
  readonly dateFormat?: string;
  readonly declaration: SourceDeclaration;
  /** SHA-256 over size, first and last MiB and the mapping: the same again only if the file would read the same. */
  readonly fingerprint: string;
  readonly context: ReaderContext;
  /** The first records as they will be understood, 5 unless asked otherwise. */
  readonly preview: readonly Delivered[];
  /** What was decided without being told, in sentences. */
  readonly notes: readonly string[];
}

/** Some records of a file, and how many of its bytes (compressed ones, if it is) have been read so far. */
export interface Batch {
  readonly items: readonly Delivered[];
  readonly bytesRead: number;
}
