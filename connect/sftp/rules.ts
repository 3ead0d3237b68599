import { z } from "zod";

import type { Cursor } from "../streams/index.ts";
import type { Entry } from "./open-sftp.ts";

/** How far a folder was read: files by their size and time, and the one that was being read. */
export interface Place {
  readonly taken: Readonly<Record<string, string>>;
  readonly open: { readonly name: string; readonly stamp: string; readonly records: number } | null;
}

const shape = z.object({
  taken: z.record(z.string(), z.string()),
  open: z.object({ name: z.string(), stamp: z.string(), records: z.number().int().nonnegative() }).nullable(),
});

/** A file counts as finished when it has not changed for so long. */
const STILL_MS = 60_000;
/** Names that programs give to what they have not finished yet, and to what they hide. */
const UNFINISHED = /^[.~]|\.(?:part|partial|filepart|tmp|temp|crdownload|download|swp|lock)$/i;

/** The place in a cursor; files that are gone are forgotten, so that it does not grow for ever. */
export function placeIn(cursor: Cursor | null, entries: readonly Entry[]): Place {
  const { success, data } = shape.safeParse(cursor);
  if (!success) return { taken: {}, open: null };
  const names = new Set(entries.map(({ name }) => name));
  return { taken: Object.fromEntries(Object.entries(data.taken).filter(([name]) => names.has(name))), open: data.open };
}

/** The files that are to be read, the oldest first. */
export function toRead(
  entries: readonly Entry[],
  { taken }: Place,
  { pattern, since, now }: { readonly pattern: string; readonly since: Date; readonly now: number },
): Entry[] {
  return entries
    .filter(
      ({ name, size, modified }) =>
        matches(pattern, name) &&
        !UNFINISHED.test(name) &&
        (!Object.hasOwn(taken, name) || taken[name] !== `${size}:${modified}`) &&
        modified * 1000 >= since.getTime() &&
        modified * 1000 <= now - STILL_MS,
    )
    .toSorted((one, other) => one.modified - other.modified || (one.name < other.name ? -1 : 1));
}

/** Whether a name is of a pattern in which `*` stands for anything; in time that grows with both lengths only. */
export function matches(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return name === pattern;
  if (!name.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
