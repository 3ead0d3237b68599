import type { Cursor } from "@firsthand/connect/streams";
import { z } from "zod";

/** How far a folder was read: everything up to `lastUid`, as long as the server numbers by `uidValidity`. */
const place = z.object({ uidValidity: z.string(), lastUid: z.number().int().nonnegative() });

export type Place = z.infer<typeof place>;

const shape = z.object({ folders: z.record(z.string(), place) });

/** The places of all folders; none of a cursor that says nothing of them. */
export function placesIn(cursor: Cursor | null): ReadonlyMap<string, Place> {
  const read = shape.safeParse(cursor);
  return new Map(read.success ? Object.entries(read.data.folders) : []);
}

/** The places as a cursor. */
export function cursorOf(places: ReadonlyMap<string, Place>): Cursor {
  return { folders: Object.fromEntries(places) };
}

/**
 * The place to go on from. A server that numbers its mails anew has made all places worthless: the folder is read from
 * the beginning, and what was here already is known by its id.
 */
export function placeWithin(before: Place | undefined, uidValidity: string): Place {
  return before?.uidValidity === uidValidity ? before : { uidValidity, lastUid: 0 };
}

/** A mail that waits on the server: its number, and its size in bytes as the server says. */
export interface Waiting {
  readonly uid: number;
  readonly size: number;
}

/** Mails in bundles of at most so many and so many bytes; a larger mail is a bundle of its own. The order stays. */
export function bundled(
  mails: readonly Waiting[],
  most: { readonly mails: number; readonly bytes: number },
): Waiting[][] {
  const bundles: Waiting[][] = [];
  let bytes = 0;
  for (const mail of mails) {
    const last = bundles.at(-1);
    if (last && last.length < most.mails && bytes + mail.size <= most.bytes) {
      last.push(mail);
      bytes += mail.size;
    } else {
      bundles.push([mail]);
      bytes = mail.size;
    }
  }
  return bundles;
}
