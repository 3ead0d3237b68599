import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const instant = z.iso.datetime();
const count = z.number().int().nonnegative();
const access = { access: "imports.read" } as const;
const tags = ["documents"];

const listed = z.object({
  id,
  title: z.string(),
  source: z.string(),
  /** What it is, in a word: article, image, page. */
  kind: z.string().nullable(),
  language: z.string().nullable(),
  author: z.string().nullable(),
  unit: z.string().nullable(),
  tags: z.array(z.string()),
  /** Where it stands; http or https. */
  url: z.string().nullable(),
  /** The source has it no more. */
  deleted: z.boolean(),
  /** When it last changed there, and when it was last told. */
  at: instant,
  receivedAt: instant,
  /** How its text begins. */
  beginning: z.string(),
});

export const documentsContract = {
  list: endpoint
    .meta(access)
    .route({ method: "GET", path: "/documents", summary: "Documents that sources tell of, newest first", tags })
    .input(
      z.object({
        /** Words that all stand in it, each at least as a beginning. */
        text: z.string().max(500).default(""),
        source: z.string().max(250).optional(),
        kind: z.string().max(250).optional(),
        /** Those that their source has no more instead of the others. */
        deleted: z.stringbool().default(false),
        limit: z.coerce.number().int().min(1).max(100).default(50),
        after: z.string().max(100).optional(),
      }),
    )
    .output(
      z.object({
        rows: z.array(listed),
        count: z.object({ value: count, capped: z.boolean() }),
        next: z.string().nullable(),
        /** Of all documents: which sources tell of them, and when one last did. */
        sources: z.array(z.object({ source: z.string(), documents: count, deleted: count, receivedAt: instant })),
        kinds: z.array(z.string()),
      }),
    ),
  show: endpoint
    .meta(access)
    .route({ method: "GET", path: "/documents/{id}", summary: "A document with its text", tags })
    .input(z.object({ id }))
    .output(listed.extend({ text: z.string() })),
};

export type ListedDocument = z.infer<typeof listed>;
