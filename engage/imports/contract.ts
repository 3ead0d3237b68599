import { z } from "zod";

import { endpoint } from "@firsthand/platform/http/contract";

const id = z.guid().toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const cursor = z.string().max(500);
const tags = ["imports"];
const view = { access: "imports.read" } as const;
const edit = { access: "imports.run" } as const;

/** Bytes that one slice of an upload may have. */
export const SLICE_LIMIT = 8 * 1024 * 1024;
/** Characters that a mapping file may have. */
export const MAPPING_LIMIT = 256 * 1024;
/** Records that a preview shows. */
export const PREVIEW_ROWS = 20;
/** Things that one request tries again at most; `left` says how many remain. */
export const REPLAY_LIMIT = 5000;

/** A file on its way to the server. It is complete when `received` is `size`. */
export const upload = z.object({ id, name: z.string(), size: count, received: count, createdAt: instant });

/** What somebody says about a file; what is left out is found out. `mapping` is the text of a mapping file (YAML). */
const told = {
  mapping: z.string().max(MAPPING_LIMIT).optional(),
  format: z.enum(["csv", "tsv", "jsonl", "mbox", "eml"]).optional(),
  source: z.string().trim().min(1).max(250).optional(),
  country: z.string().trim().length(2).optional(),
  encoding: z.string().trim().min(1).max(50).optional(),
};

/** Somebody in a record, as far as the file tells. */
export const previewParty = z.object({
  role: z.enum(["customer", "agent", "brand", "bot"]).optional(),
  account: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  customerNumber: z.string().optional(),
});

/** One record as it will be understood, or why it will not be. Long texts are cut after 2,000 characters. */
export const previewRow = z.discriminatedUnion("status", [
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
export const mappingProblem = z.object({ path: z.string(), message: z.string(), line: z.number().int().optional() });

/** What a file is, and how its first records will be understood. With problems there are no rows. */
export const inspected = z.object({
  fileName: z.string(),
  size: count,
  compression: z.enum(["none", "gzip"]),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  /** What the columns mean; `unknown` until a mapping says it. */
  layout: z.enum(["twitter-support", "native", "mapping", "mail", "unknown"]),
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
});

export const importStates = ["waiting", "running", "done", "failed", "stopped"] as const;

/** One import, from the browser or from the command line. */
export const importRun = z.object({
  id,
  fileName: z.string(),
  source: z.string(),
  state: z.enum(importStates),
  bytesRead: count,
  /** Bytes of the file; null for imports of earlier versions. */
  size: count.nullable(),
  records: count,
  accepted: count,
  repeated: count,
  revised: count,
  quarantined: count,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  by: z.string().nullable(),
  /** Whether it can go on here: its file is still on the server. */
  resumable: z.boolean(),
  failure: z.object({ code: z.string(), message: z.string(), advice: z.string().nullable() }).nullable(),
});

export const mappingName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "use letters, digits, spaces, dots, dashes and underscores");

/** A mapping file that was saved under a name. */
export const savedMapping = z.object({
  name: z.string(),
  text: z.string(),
  savedAt: instant,
  savedBy: z.string().nullable(),
  version: count,
});

/** One thing that could not be understood. `start` is the beginning of its bytes as text. */
export const quarantinedRow = z.object({
  id,
  source: z.string(),
  importId: id.nullable(),
  fileName: z.string().nullable(),
  record: count,
  line: count,
  reasonCode: z.string(),
  reason: z.string(),
  receivedAt: instant,
  bytes: count,
  start: z.string(),
});

const quarantineFilter = {
  source: z.string().min(1).max(250).optional(),
  import: id.optional(),
};

const uploads = {
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

const runs = {
  start: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/imports", summary: "Import an uploaded file", tags })
    .input(z.object({ uploadId: id, ...told }))
    .output(z.object({ id })),
  list: endpoint
    .meta(view)
    .route({ method: "GET", path: "/imports", summary: "All imports, newest first", tags })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: cursor.optional() }))
    .output(z.object({ rows: z.array(importRun), next: z.string().nullable() })),
  show: endpoint
    .meta(view)
    .route({ method: "GET", path: "/imports/{id}", summary: "One import", tags })
    .input(z.object({ id }))
    .output(importRun),
  stop: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/imports/{id}/stop", summary: "Stop an import; what it stored stays", tags })
    .input(z.object({ id }))
    .output(importRun),
  resume: endpoint
    .meta(edit)
    .route({
      method: "POST",
      path: "/imports/{id}/resume",
      summary: "Go on with an import that stopped or failed",
      tags,
    })
    .input(z.object({ id }))
    .output(importRun),
};

const mappings = {
  list: endpoint
    .meta(view)
    .route({ method: "GET", path: "/mappings", summary: "Saved mapping files", tags })
    .output(z.array(savedMapping)),
  save: endpoint
    .meta(edit)
    .route({ method: "PUT", path: "/mappings/{name}", summary: "Save a mapping file", tags })
    .input(z.object({ name: mappingName, text: z.string().max(MAPPING_LIMIT), ifVersion: count }))
    .output(savedMapping),
  remove: endpoint
    .meta(edit)
    .route({ method: "DELETE", path: "/mappings/{name}", summary: "Remove a saved mapping file", tags })
    .input(z.object({ name: mappingName }))
    .output(z.object({ removed: z.boolean() })),
};

const quarantine = {
  list: endpoint
    .meta(view)
    .route({ method: "GET", path: "/quarantine", summary: "What could not be understood, newest first", tags })
    .input(
      z.object({
        ...quarantineFilter,
        after: cursor.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        rows: z.array(quarantinedRow),
        next: z.string().nullable(),
        count: z.object({ value: count, capped: z.boolean() }),
        bySource: z.array(z.object({ source: z.string(), count })),
      }),
    ),
  show: endpoint
    .meta({ ...view, audited: true })
    .route({ method: "GET", path: "/quarantine/{id}", summary: "One thing with its bytes", tags })
    .input(z.object({ id }))
    .output(
      quarantinedRow.extend({
        /** The first 64 KiB of the bytes as they came, in base64. */
        raw: z.string(),
        rawText: z.string(),
        truncated: z.boolean(),
      }),
    ),
  replay: endpoint
    .meta(edit)
    .route({
      method: "POST",
      path: "/quarantine/replay",
      summary: `Try again, ${REPLAY_LIMIT} at most at once; a mapping says how to read them`,
      tags,
    })
    .input(
      z.object({
        ids: z.array(id).min(1).max(1000).optional(),
        ...quarantineFilter,
        mapping: z.string().max(MAPPING_LIMIT).optional(),
        after: cursor.optional(),
      }),
    )
    .output(
      z.object({
        understood: count,
        kept: count,
        /** How many were not tried yet; ask again with `after: next`. */
        left: count,
        next: z.string().nullable(),
      }),
    ),
  dismiss: endpoint
    .meta(edit)
    .route({ method: "POST", path: "/quarantine/{id}/dismiss", summary: "Take one off the list; its bytes stay", tags })
    .input(z.object({ id }))
    .output(z.object({ dismissed: z.boolean() })),
};

/** Beside these, without a contract: PUT /uploads/{id}/content?offset=N and GET /quarantine/{id}/raw. */
export const importsContract = { uploads, runs, mappings, quarantine };

export type Upload = z.infer<typeof upload>;
export type Inspected = z.infer<typeof inspected>;
export type PreviewRow = z.infer<typeof previewRow>;
export type MappingProblem = z.infer<typeof mappingProblem>;
export type ImportRun = z.infer<typeof importRun>;
export type SavedMapping = z.infer<typeof savedMapping>;
export type QuarantinedRow = z.infer<typeof quarantinedRow>;
