import { randomBytes } from "node:crypto";

import { findPersonBehind, listAllMembers } from "@firsthand/govern/access";
import { listUnits } from "@firsthand/learn/metrics";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import {
  attestationsPlainRoutes,
  createAttestationsRouter,
  type AttestationsGround,
} from "@firsthand/transform/attestations";
import { asksOf, createMaturityRouter, criteriaOf, maturityPlainRoutes } from "@firsthand/transform/maturity";
import { createModelsRouter } from "@firsthand/transform/models";

import { maturityGround, maturityKind, takeShippedModel } from "../position.ts";
import type { Ground } from "./ground.ts";
import type { FigureCaches } from "./metrics.ts";

/** What the position, the models and the answers of owners bring to the server. */
export interface PositionWiring {
  readonly mounts: readonly ApiMount[];
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

export function wirePosition(
  { storage: { db }, now }: Ground,
  { figures }: Pick<FigureCaches, "figures">,
): PositionWiring {
  const maturity = maturityGround(db, { now, figures: (query) => figures.read(query) });
  const models = { db, now, kinds: [maturityKind()] };
  const attestations: AttestationsGround = {
    db,
    now,
    random: randomBytes,
    asks: async () => asksOf((await maturity.model()).model),
    hasCriterion: async (id) => criteriaOf((await maturity.model()).model).some((criterion) => criterion.id === id),
    members: async () => (await listAllMembers(db)).filter(({ state }) => state === "active"),
    personBehind: (asker) => findPersonBehind(db, asker),
    hasUnit: async (unit) => (await listUnits(db)).some((known) => known.unit === unit),
  };
  return {
    mounts: [
      mountApi({ name: "position", router: createMaturityRouter(), context: (asker) => ({ ground: maturity, asker }) }),
      mountApi({ name: "models", router: createModelsRouter(), context: (asker) => ({ ground: models, asker }) }),
      mountApi({
        name: "attestations",
        router: createAttestationsRouter(),
        context: (asker) => ({ ground: attestations, asker }),
      }),
    ],
    plainRoutes: (app, gate) => {
      app.addHook("onReady", async () => {
        const taken = await takeShippedModel(db, now());
        if (taken.outcome === "refused") {
          app.log.error(
            { faults: taken.faults },
            "the maturity model that came with the product is faulty and is not used",
          );
        }
      });
      maturityPlainRoutes(maturity)(app, gate);
      attestationsPlainRoutes(attestations)(app, gate);
    },
  };
}
