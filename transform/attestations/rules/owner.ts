import type { Somebody } from "../contract.ts";

interface Answering {
  /** The id of who wants to answer. */
  readonly id: string;
  readonly administers: boolean;
  /** The ids of all members. */
  readonly members: ReadonlySet<string>;
}

/**
 * Who answers alone, so that somebody else cannot; undefined where they can: nobody is named, who is has left, or an
 * administrator takes their place. Then whoever answers becomes the owner.
 */
export function barredBy(owner: Somebody | null, { id, administers, members }: Answering): Somebody | undefined {
  if (owner === null || owner.id === id || administers) return undefined;
  return members.has(owner.id) ? owner : undefined;
}
