import { consentChannel } from "@firsthand/govern/consent/contract";
import {
  createConsentRouter,
  createLimiter,
  linkKey,
  PREFERENCES_LIMIT,
  takeShippedPurposes,
  type ConsentGround,
} from "@firsthand/govern/consent";
import { countConsents, countKnown, findAllIdentities, findCustomers } from "@firsthand/engage/identities";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";

import { secretOf } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What consent brings to the server. */
interface ConsentWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** The endpoints of consent and of the preference page; the purposes of the product are there after the start. */
export function wireConsent({
  storage: { db },
  now,
  config,
}: Pick<Ground, "storage" | "now" | "config">): ConsentWiring {
  const ground: ConsentGround = {
    db,
    now,
    organisation: config.organisationName ?? null,
    key: linkKey(secretOf(config)),
    limit: createLimiter(PREFERENCES_LIMIT),
    customers: {
      identitiesOf: findAllIdentities,
      find: findCustomers,
      count: async (tx) => ({
        people: await countKnown(tx),
        said: (await countConsents(tx)).flatMap(({ channel, ...row }) => {
          const known = consentChannel.safeParse(channel).data;
          return known ? [{ ...row, channel: known }] : [];
        }),
      }),
    },
  };
  const router = createConsentRouter();
  return {
    mount: mountApi({
      name: "consent",
      router,
      context: (asker, { request }) => ({ ground, asker, address: request.ip }),
    }),
    plainRoutes: (app) => void app.addHook("onReady", () => takeShippedPurposes(db, now())),
  };
}
