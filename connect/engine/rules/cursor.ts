import { z } from "zod";

/** Where in its pages a run stands. */
const place = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start") }),
  z.object({ kind: z.literal("cursor"), cursor: z.union([z.string(), z.number()]) }),
  z.object({ kind: z.literal("address"), address: z.string() }),
  z.object({ kind: z.literal("page"), page: z.number(), total: z.number().nullable() }),
  z.object({
    kind: z.literal("offset"),
    offset: z.number(),
    total: z.number().nullable(),
    /** Hashes of the last records before, which this page has again. */
    seam: z.array(z.string()).readonly().default([]),
  }),
  z.object({ kind: z.literal("window"), from: z.iso.datetime(), hours: z.number() }),
]);

const names = z.array(z.string()).readonly();
const fields = z.object({ records: z.number(), any: names, every: names });

/** How far a stream was read. */
const stored = z.object({
  /** The run asks for what changed since then. */
  since: z.iso.datetime(),
  /** What a run that is not over asked for; its pages are pages of that and of nothing else. */
  asked: z.iso.datetime().nullable().default(null),
  /** The newest change that this run has seen; the next one begins there. */
  newest: z.iso.datetime().nullable(),
  /** Where the run goes on; null: the next one begins anew. */
  place: place.nullable(),
  fields: fields.default({ records: 0, any: [], every: [] }),
});

export type Place = z.infer<typeof place>;
export type StoredCursor = z.infer<typeof stored>;

/** A cursor that was kept; null where it is none of ours (then reading begins anew, and nothing is lost by it). */
export function cursorOf(kept: unknown): StoredCursor | null {
  const read = stored.safeParse(kept);
  return read.success ? read.data : null;
}

/** What tells one place from another. */
export function nameOfPlace(one: Place): string {
  switch (one.kind) {
    case "start":
      return "start";
    case "cursor":
      return `cursor ${one.cursor}`;
    case "address":
      return `address ${one.address}`;
    case "page":
      return `page ${one.page}`;
    case "offset":
      return `offset ${one.offset}`;
    case "window":
      return `window ${one.from} ${one.hours}`;
  }
}
