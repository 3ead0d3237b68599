import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { id, instant, count, tags, edit, told } from "./words.ts";

/** A file on its way to the server. It is complete when `received` is `size`. */
const upload = z.object({ id, name: z.string(), size: count, received: count, createdAt: instant });

/** Somebody in a record, as far as the file tells. */
const previewParty = z.object({
  role: z.enum(["customer", "agent", "brand", "bot"]).optional(),
  account: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  customerNumber: z.string().optional(),
});

/** One record as it will be understood, or why it will not be. Long texts are cut after 2,000 characters. */
const previewRow = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("understood"),
    record: count,
    line: count,
    at: z.iso.datetime({ offset: true }),
    direction: z.enum(["in", "out"]),
    kind: z.string(),
    channel: z.string(),
    author: previewParty.nullable(),
    recipient: previewParty.nullable(),
    subject: z.string().nullable(),
    body: z.string(),
    rating: z.object({ kind: z.string(), value: z.number(), lowest: z.number(), highest: z.number() }).nullable(),
    unit: z.string().nullable(),
    thread: z.string().nullable(),
    externalId: z.string().nullable(),
  }),
  z.object({
    status: z.literal("rejected"),
    record: count,
    line: count,
    code: z.string(),
    reason: z.string(),
    raw: z.string(),
  }),
]);

/** Where something that was told about the file is wrong; `path` is the dotted key of the mapping, empty for all of it. */
const mappingProblem = z.object({ path: z.string(), message: z.string(), line: z.number().int().optional() });

/** What a file is, and how its first records will be understood. With problems there are no rows. */
const inspected = z.object({
  fileName: z.string(),
  size: count,
  compression: z.enum(["none", "gzip"]),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  /** What the columns mean; `unknown` until a mapping says it. */
  layout: z.enum(["twitter-support", "native", "mapping", "mail", "zendesk", "unknown"]),
  channel: z.string().nullable(),
  source: z
    .object({
      name: z.string(),
      visibility: z.enum(["public", "private"]),
      threading: z.enum(["links", "explicit", "gap"]),
      answers: z.enum(["included", "elsewhere"]),
      selection: z.string().nullable(),
    })
    .nullable(),
  /** The form of the dates, for example `dd/mm/yyyy`; null where each tells its own (mail) or it is not known. */
  dates: z.string().nullable(),
  timeZone: z.string(),
  notes: z.array(z.string()),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
  /** A mapping file that gives exactly this; where the layout is unknown, one to begin with. */
  mapping: z.string(),
  rows: z.array(previewRow),
  problems: z.array(mappingProblem),
  /** Whether personal data are masked, for who may not see them. */
  masked: z.boolean(),
});

export const uploads = {
  begin: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/uploads", summary: "Begin an upload", tags })
    .input(z.object({ name: z.string().min(1).max(1000), size: count }))
    .output(upload),
  show: endpoint
    .meta(edit)
    .route({ method: "GET", path: "/uploads/{id}", summary: "How far an upload has come", tags })
    .input(z.object({ id }))
    .output(upload),
  remove: endpoint
    .meta(edit)
    .route({ method: "DELETE", path: "/uploads/{id}", summary: "Give up an upload", tags })
    .input(z.object({ id }))
    .output(z.object({ removed: z.boolean() })),
  inspect: endpoint
    .meta({ ...edit, audited: false })
    .route({
      method: "POST",
      path: "/uploads/{id}/inspection",
      summary: "What a file is and how it will be read",
      tags,
    })
    .input(z.object({ id, ...told }))
    .output(inspected),
};

export type Upload = z.infer<typeof upload>;
export type Inspected = z.infer<typeof inspected>;
export type PreviewRow = z.infer<typeof previewRow>;
export type MappingProblem = z.infer<typeof mappingProblem>;
