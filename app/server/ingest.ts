import { countFlow } from "@firsthand/connect/flow";
import { createIngestRouter, ingestPlainRoutes, type IngestGround } from "@firsthand/connect/ingest";
import { Failure } from "@firsthand/kernel/errors";
import { acceptEach, createReadAhead, findUnits, findUnitsBeside, findUnitsOfAccounts } from "@firsthand/engage/listen";
import { declareSource, findSource, findSources } from "@firsthand/engage/sources";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import { transact } from "@firsthand/platform/storage";

import { foreseenFailure } from "../failures/index.ts";
import { liveWorld } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What sending in brings to the server. */
interface IngestWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** More often than usual: many who send about the same customers at once wait for each other. */
const ATTEMPTS = 20;

/** Texts that are read while they wait for their turn. */
const KEPT_CHARACTERS = 500_000;

/** The endpoints where records are sent in, joined to the log. */
export function wireIngest({ storage: { db }, now, config, secrets }: Ground): IngestWiring {
  const live = liveWorld(config);
  const ahead = createReadAhead(live, KEPT_CHARACTERS);
  const flow = countFlow({ db, now });
  const ground: IngestGround = {
    db,
    now,
    seal: (plain, purpose) => secrets.seal(plain, purpose),
    open: (sealed, purpose) => secrets.open(sealed, purpose),
    findSources,
    findSource,
    declareSource,
    findUnits,
    findUnitsBeside,
    findUnitsOfAccounts: (tx, source, accounts) => findUnitsOfAccounts(tx, live.secret, { source, accounts }),
    prepare: ahead.prepare,
    accept: async (source, items) => {
      await live.checkRoom?.();
      const world = { ...live, now: now(), readTexts: ahead.readTexts };
      const batch = { source, items, importId: null, equals: "once" } as const;
      return await transact(db, (tx) => acceptEach(tx, world, batch), { attempts: ATTEMPTS });
    },
    noteFlow: flow.note,
    isOutage: (error) => {
      const failure = error instanceof Failure ? error : foreseenFailure(error);
      return failure !== undefined && failure.status >= 500;
    },
  };
  const router = createIngestRouter();
  return {
    mount: mountApi({ name: "ingest", router, context: (asker) => ({ ground, asker }) }),
    plainRoutes: (app, gate) => {
      ingestPlainRoutes(ground)(app, gate);
      app.addHook("onClose", () => flow.close());
    },
  };
}
