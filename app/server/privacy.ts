import {
  createPrivacyRouter,
  definePrivacyJobs,
  privacyPlainRoutes,
  type PrivacyGround,
} from "@firsthand/govern/privacy";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import type { HeldBecause } from "@firsthand/platform/personal-data";

import { correctingWith } from "../correcting.ts";
import { erasingGround } from "../erasing.ts";
import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What requests of customers bring to the server. */
interface PrivacyWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** The endpoints, files and jobs of what customers ask for of their data. */
export function wirePrivacy({ storage: { db }, jobs, now, config }: Ground, heldBecause: HeldBecause): PrivacyWiring {
  const ground: PrivacyGround = {
    ...erasingGround(db, config, now),
    random: liveWorld(config).random,
    heldBecause,
    correcting: correctingWith(liveWorld(config)),
    enqueue: (tx, name, data) => jobs.enqueue(tx, name, data),
  };
  definePrivacyJobs(jobs, ground);
  return {
    mount: mountApi({
      name: "privacy",
      router: createPrivacyRouter(),
      context: (asker) => ({ ground, asker }),
    }),
    plainRoutes: privacyPlainRoutes(ground),
  };
}
