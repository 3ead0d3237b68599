import { z } from "zod";

export const id = z.guid().toLowerCase();
export const instant = z.iso.datetime();
export const count = z.number().int().nonnegative();
export const cursor = z.string().max(500);
export const tags = ["imports"];
export const view = { access: "imports.read" } as const;
export const edit = { access: "imports.run" } as const;

/** Bytes that one slice of an upload may have. */
export const SLICE_LIMIT = 8 * 1024 * 1024;
/** Characters that a mapping file may have. */
export const MAPPING_LIMIT = 256 * 1024;
/** Records that a preview shows. */
export const PREVIEW_ROWS = 20;
/** Things that one request tries again at most; `left` says how many remain. */
export const REPLAY_LIMIT = 5000;

/** What somebody says about a file; what is left out is found out. `mapping` is the text of a mapping file (YAML). */
export const told = {
  mapping: z.string().max(MAPPING_LIMIT).optional(),
  format: z.enum(["csv", "tsv", "jsonl", "json", "mbox", "eml"]).optional(),
  source: z.string().trim().min(1).max(250).optional(),
  country: z.string().trim().length(2).optional(),
  encoding: z.string().trim().min(1).max(50).optional(),
};
