import {
  createConversationsRouter,
  listFacets,
  readFacetsOfReach,
  type SearchText,
} from "@firsthand/engage/conversations";
import { createPeopleRouter } from "@firsthand/engage/identities";
import { checkLabel } from "@firsthand/learn/taxonomy";
import { type ApiMount, mountApi } from "@firsthand/platform/http";

import type { Ground } from "./ground.ts";

/**
 * The endpoints of conversations; `searchText` fills in their filter by words, `corrected` hears of corrections at once.
 */
export function conversationsMount(
  { storage: { db }, now }: Ground,
  searchText: SearchText,
  corrected: () => Promise<void>,
): ApiMount {
  const facets = readFacetsOfReach(
    (reach) => listFacets(db, reach),
    () => performance.now(),
  );
  return mountApi({
    name: "conversations",
    router: createConversationsRouter((_db, reach) => facets(reach)),
    context: (asker) => ({ db, now, asker, searchText, checkLabel, corrected }),
  });
}

export function peopleMount({ storage: { db }, now }: Ground): ApiMount {
  return mountApi({ name: "people", router: createPeopleRouter(), context: (asker) => ({ db, now, asker }) });
}
