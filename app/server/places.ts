import { randomBytes } from "node:crypto";

import { createPlacesRouter, type PlacesGround } from "@firsthand/engage/places";
import { findKeys } from "@firsthand/govern/access";
import { createStemmer, searchMessages } from "@firsthand/engage/search";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Handle } from "@firsthand/platform/storage";

import type { Ground } from "./ground.ts";

/** Where customers speak, listed by people; what messages mention is found by the search. */
export function wirePlaces(
  { storage: { db }, now }: Ground,
  findConnected: (db: Handle) => Promise<ReadonlySet<string>>,
): ApiMount {
  const stemmer = createStemmer();
  const ground: PlacesGround = {
    db,
    now,
    random: () => randomBytes(8),
    countMentions: async (tx, { text, since }) => {
      const { count } = await searchMessages(tx, stemmer, { text, since, direction: "in", limit: 1 });
      return count;
    },
    findKeys,
    findConnected,
  };
  return mountApi({ name: "places", router: createPlacesRouter(), context: (asker) => ({ ground, asker }) });
}
