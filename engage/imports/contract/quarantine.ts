import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { id, instant, count, cursor, tags, view, edit, MAPPING_LIMIT, REPLAY_LIMIT } from "./words.ts";

/** One thing that could not be understood. `start` is the beginning of its bytes as text. */
const quarantinedRow = z.object({
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

export const quarantine = {
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
        /** The first 64 KiB of the bytes as they came, in base64; null for who may not see personal data. */
        raw: z.string().nullable(),
        rawText: z.string(),
        /** Whether personal data are masked in reason and texts, for who may not see them. */
        masked: z.boolean(),
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

export type QuarantinedRow = z.infer<typeof quarantinedRow>;
