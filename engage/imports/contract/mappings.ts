import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { instant, count, tags, view, edit, MAPPING_LIMIT } from "./words.ts";

export const mappingName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "use letters, digits, spaces, dots, dashes and underscores");

/** A mapping file that was saved under a name. */
const savedMapping = z.object({
  name: z.string(),
  text: z.string(),
  savedAt: instant,
  savedBy: z.string().nullable(),
  version: count,
});

export const mappings = {
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

export type SavedMapping = z.infer<typeof savedMapping>;
