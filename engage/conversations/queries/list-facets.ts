import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

import type { ConversationFacets } from "../contract.ts";
import { findFacet, type FACETS } from "../store/listed.ts";

const MOST_VALUES = 200;
const MOST_UNITS = 5_000;

/** The values that conversations within reach have, with how many have them. Looks at all conversations: to be kept for a while. */
export async function listFacets(tx: Handle, reach: Reach = "all"): Promise<ConversationFacets> {
  const of = (column: (typeof FACETS)[number]) => findFacet(tx, column, MOST_VALUES, reach);
  // one after another: a page of conversations must not wait for five of these at once
  return {
    channels: await of("channel"),
    languages: await of("language"),
    functions: await of("function"),
    topics: await of("topic"),
    intents: await of("intent"),
    units: await of("unit"),
    sources: await of("source"),
  };
}

/** How many conversations name each unit. */
export async function countByUnit(tx: Handle): Promise<ReadonlyMap<string, number>> {
  return new Map((await findFacet(tx, "unit", MOST_UNITS)).map(({ value, conversations }) => [value, conversations]));
}

/** How long facets are given out without looking again: so long, and so many times as long as looking took. */
const REST_MS = 20_000;
const REST_TIMES = 50;

/** Of more reaches the facets are forgotten all at once. */
const MOST_REACHES = 200;

/** Reads the facets of each reach seldom; those who reach the same share them. */
export function readFacetsOfReach(
  read: (reach: Reach) => Promise<ConversationFacets>,
  clock: () => number,
): (reach: Reach) => Promise<ConversationFacets> {
  const readers = new Map<string, () => Promise<ConversationFacets>>();
  return (reach) => {
    const key = JSON.stringify(reach);
    const reader = readers.get(key) ?? readFacetsSeldom(() => read(reach), clock);
    if (!readers.has(key) && readers.size >= MOST_REACHES) readers.clear();
    readers.set(key, reader);
    return reader();
  };
}

/**
 * Reads facets seldom: what is known is given at once, and looked for again beside that when it is old; only the first
 * one waits. `clock` in milliseconds.
 */
function readFacetsSeldom(
  read: () => Promise<ConversationFacets>,
  clock: () => number,
): () => Promise<ConversationFacets> {
  let known: { readonly until: number; readonly facets: ConversationFacets } | undefined;
  let flight: Promise<ConversationFacets> | undefined;
  const look = async (): Promise<ConversationFacets> => {
    const began = clock();
    const facets = await read();
    const now = clock();
    known = { until: now + Math.max(REST_MS, (now - began) * REST_TIMES), facets };
    return facets;
  };
  const refresh = (): Promise<ConversationFacets> =>
    (flight ??= look().finally(() => {
      flight = undefined;
    }));
  return async () => {
    if (!known) return refresh();
    // who asks now gets what is known; a failure shows to the next one who has to wait
    if (clock() > known.until) refresh().catch(() => {});
    return known.facets;
  };
}
