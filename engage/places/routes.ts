import type { Asker } from "@firsthand/platform/http";
import { implement } from "@orpc/server";

import { addPlace, changePlace, removePlace } from "./commands/save-place.ts";
import { placesContract } from "./contract.ts";
import type { PlacesGround } from "./ground.ts";
import { listWays } from "./queries/list-ways.ts";
import { listMentions, showPlaces } from "./queries/show-places.ts";

interface PlacesContext {
  readonly ground: PlacesGround;
  readonly asker: Asker;
}

/** The endpoints of this module. */
export function createPlacesRouter() {
  const endpoints = implement(placesContract).$context<PlacesContext>();
  return endpoints.router({
    show: endpoints.show.handler(({ context: { ground } }) => showPlaces(ground.db)),
    mentions: endpoints.mentions.handler(({ context: { ground } }) => listMentions(ground.db, ground)),
    ways: endpoints.ways.handler(({ context: { ground } }) => listWays(ground)),
    add: endpoints.add.handler(async ({ input, context: { ground, asker } }) => {
      await addPlace(ground, input, asker.name);
      return await showPlaces(ground.db);
    }),
    change: endpoints.change.handler(async ({ input, context: { ground, asker } }) => {
      await changePlace(ground, input, asker.name);
      return await showPlaces(ground.db);
    }),
    remove: endpoints.remove.handler(async ({ input, context: { ground } }) => {
      await removePlace(ground, input.id);
      return await showPlaces(ground.db);
    }),
  });
}
