import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

export { type OperationWords, actorKindWords, areaWords, operationWords, wordsFor } from "./contract/words.ts";

const tags = ["audit"];
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const read = { access: "audit.read" } as const;

/** How many days lines are kept: what may be set, and what is so unless it was set. */
export const RETENTION_DAYS = { least: 90, most: 3650, usual: 1096 } as const;

/** Lines that one page of the list has at most. */
export const PAGE_LIMIT = 200;

export const outcome = z.enum(["done", "refused", "failed"]);
export const actorKind = z.enum(["person", "key", "installation", "command", "job", "nobody"]);

/** Which lines: all that fit everything that is said. */
export const lineFilter = z.object({
  /** The id of who did it. */
  actor: z.string().min(1).max(200).optional(),
  actorKind: actorKind.optional(),
  /** A whole operation (`access.changeRole`) or a group of them (`access`). */
  operation: z
    .string()
    .max(200)
    .regex(/^[\w ./:*-]+$/)
    .optional(),
  outcome: outcome.optional(),
  /** From this moment on. */
  from: instant.optional(),
  /** Up to, not including, this moment. */
  to: instant.optional(),
  /** How an id begins, or words of the name of a setting. */
  about: z.string().trim().min(1).max(200).optional(),
});

/** One line as it stands in the list. Names are null where the content was erased. */
export const auditLine = z.object({
  id: z.guid(),
  at: instant,
  actor: z.object({ kind: actorKind, id: z.string(), name: z.string().nullable() }),
  operation: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  unit: z.string().nullable(),
  outcome,
  /** Why it was refused or failed. */
  code: z.string().nullable(),
  address: z.string().nullable(),
  /** Names of the settings and models that it changed. */
  changed: z.array(z.string()),
  erased: z.boolean(),
});

const change = z.object({ subject: z.string(), before: z.unknown(), after: z.unknown() });

/** A line with everything. */
export const auditDetail = auditLine.extend({
  requestId: z.string().nullable(),
  input: z.record(z.string(), z.string()),
  changes: z.array(change),
  erasure: z.object({ at: instant, by: z.string() }).nullable(),
  /** The number of the seal that closes it off; null for about a minute. */
  seal: count.nullable(),
});

/** Something that is not as it was written. */
export const auditFault = z.object({
  kind: z.enum([
    "line_removed",
    "line_changed",
    "content_changed",
    "content_removed",
    "line_inserted",
    "seal_removed",
    "seal_changed",
    "end_cut",
    "seal_file",
  ]),
  message: z.string(),
  line: z.guid().nullable(),
  seal: count.nullable(),
});

/** What a check of the whole record found. */
export const verification = z.object({
  sound: z.boolean(),
  at: instant,
  seals: count,
  lines: count,
  /** Lines that no seal closes off yet. */
  unsealed: count,
  /** Lines whose content the program erased, and lines that it took out when their time was over: both are in order. */
  erased: count,
  pruned: count,
  /** Whether the newest seal stands beside the database as well. */
  end: z.enum(["kept", "not kept", "gone"]),
  faultCount: count,
  /** The first of them. */
  faults: z.array(auditFault),
});

const actor = z.object({
  kind: actorKind,
  id: z.string(),
  name: z.string().nullable(),
  /** Counted up to 1,000. */
  lines: count,
});

export const auditState = z.object({
  retentionDays: z.number().int(),
  unsealed: count,
  newestSeal: z.object({ number: count, at: instant }).nullable(),
  lastCheck: z
    .object({ at: instant, by: z.string(), sound: z.boolean(), seals: count, lines: count, faults: count })
    .nullable(),
});

export const auditContract = {
  list: endpoint
    .meta(read)
    .route({ method: "GET", path: "/audit", summary: "Who did what, newest first", tags })
    .input(
      lineFilter.extend({
        after: z.string().max(500).optional(),
        limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
      }),
    )
    .output(
      z.object({
        lines: z.array(auditLine),
        next: z.string().nullable(),
        count: z.object({ value: count, capped: z.boolean() }),
      }),
    ),
  show: endpoint
    .meta(read)
    .route({ method: "GET", path: "/audit/lines/{id}", summary: "One line, with before and after", tags })
    .input(z.object({ id: z.guid().toLowerCase() }))
    .output(auditDetail),
  actors: endpoint
    .meta(read)
    .route({ method: "GET", path: "/audit/actors", summary: "Who did anything, the busiest first", tags })
    .output(z.array(actor)),
  state: endpoint
    .meta(read)
    .route({ method: "GET", path: "/audit/state", summary: "How far it is sealed, checked and kept", tags })
    .output(auditState),
  verify: endpoint
    .meta(read)
    .route({ method: "POST", path: "/audit/verification", summary: "Check that nothing was removed or changed", tags })
    .output(verification),
  keep: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "PUT", path: "/audit/retention", summary: "Set how many days lines are kept", tags })
    .input(z.object({ days: z.number().int().min(RETENTION_DAYS.least).max(RETENTION_DAYS.most) }))
    .output(z.object({ days: z.number().int() })),
};

export type LineFilter = z.infer<typeof lineFilter>;
export type AuditLine = z.infer<typeof auditLine>;
export type AuditDetail = z.infer<typeof auditDetail>;
export type AuditFault = z.infer<typeof auditFault>;
export type Verification = z.infer<typeof verification>;
export type AuditState = z.infer<typeof auditState>;
export type AuditActor = z.infer<typeof actor>;
