import { z } from "zod";

/** What is remembered of a thing in a feed: the hash of what it said, its version, and its moment where it has none of its own. */
const remembered = z.object({ hash: z.string(), version: z.number().int().nonnegative(), at: z.number().optional() });

export type Remembered = z.infer<typeof remembered>;

const shape = z.object({
  /** What the address is known by. */
  url: z.string().default(""),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  seen: z.record(z.string(), remembered).default({}),
});

export type FeedCursor = z.infer<typeof shape>;

/** More than this need not be remembered beyond what stands in the feed. */
const LEAST_REMEMBERED = 2000;

/** The cursor of a feed; of another address only what was seen counts. Cursors of earlier versions hold the address. */
export function cursorIn(cursor: unknown, { mark, url }: { readonly mark: string; readonly url: string }): FeedCursor {
  const read = shape.safeParse(cursor);
  if (!read.success) return { url: mark, seen: {} };
  return [mark, url].includes(read.data.url) ? read.data : { url: mark, seen: read.data.seen };
}

/**
 * The version of something that says `hash` now: it rises with each change, whether or not the feed says that something
 * changed. Undefined: nothing is different from what was seen.
 */
export function nextVersion(before: Remembered | undefined, hash: string, said: number): number | undefined {
  if (!before) return said;
  if (before.hash === hash) return undefined;
  return Math.max(said, before.version + 1);
}

/** What is remembered, the oldest left out first where it is more than is needed. */
export function remembering(
  seen: ReadonlyMap<string, Remembered>,
  inFeed: number,
): Readonly<Record<string, Remembered>> {
  const most = Math.max(LEAST_REMEMBERED, 2 * inFeed);
  return Object.fromEntries([...seen].slice(-most));
}
