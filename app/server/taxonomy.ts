import { readFileSync } from "node:fs";
import { join } from "node:path";

import { followCorrections, followRenamed } from "@firsthand/engage/conversations";
import type { RenamedNodes } from "@firsthand/learn/filters";
import { followInInsights } from "@firsthand/learn/insight";
import { followInJudgements } from "@firsthand/learn/labelling";
import { followInWatches } from "@firsthand/learn/pulse";
import {
  createTaxonomyRouter,
  takeShippedTaxonomy,
  trainingDue,
  trainNow,
  type Reader,
} from "@firsthand/learn/taxonomy";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import { openReader } from "../reading.ts";
import type { Ground } from "./ground.ts";

/** What the taxonomy brings to the server. */
export interface TaxonomyWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
  /** Reads texts with what is in force. */
  readonly reader: Reader;
}

const JOB = "train-topics";
const FOLLOWING = "follow-topics";
const EQUAL = "follow-corrections";
/** It looks each half hour, and a little further back, so that nothing falls between two looks. */
const EQUAL_MS = 35 * 60_000;
/** So many messages at once follow a node that was moved, merged or retired. */
const FOLLOWING_AT_ONCE = 1000;
/** In this hour, in UTC, one new correction is enough. */
const NIGHT = 2;

/** The taxonomy that came with the product. */
function shippedTaxonomy(): string {
  return readFileSync(join(import.meta.dirname, "..", "..", "models", "taxonomy.yaml"), "utf8");
}

/** Watches, findings and judgements go on meaning a node that was moved or merged. */
async function follow(tx: Handle, nodes: RenamedNodes): Promise<void> {
  await followInWatches(tx, nodes);
  await followInInsights(tx, nodes);
  await followInJudgements(tx, nodes);
}

/** Topics and intents: what reads them learns anew when the taxonomy changed, after many corrections, and at night. */
export function wireTaxonomy({ storage: { db }, jobs, now, config, onTopic }: Ground): TaxonomyWiring {
  const reader = openReader(config, db);
  let refreshing = Promise.resolve();
  // Another process trained, corrected or changed the tree. Where the database is away now, the next job looks again.
  onTopic("taxonomy", () => {
    refreshing = refreshing.then(reader.refresh).catch(() => {});
  });
  const reread = async () => {
    await reader.refresh();
    await jobs.enqueue(db, "reread", {});
  };
  jobs.define(
    JOB,
    async (data, { signal }) => {
      const by = askedBy(data);
      await reader.refresh();
      const why = by === null ? await trainingDue(db, now().getUTCHours() === NIGHT) : "asked for";
      if (why === null) return;
      if (await trainNow(db, { by: by ?? "by itself", why, now, signal })) await reread();
    },
    { retry: { times: 2, afterSeconds: 60 }, schedule: { cron: "*/5 * * * *" }, limitSeconds: 3600 },
  );
  jobs.define(
    FOLLOWING,
    async (_data, { signal }) => {
      while (await followRenamed(db, FOLLOWING_AT_ONCE)) {
        signal.throwIfAborted();
        await new Promise(setImmediate);
      }
    },
    { retry: { times: 3, afterSeconds: 10 }, schedule: { cron: "*/10 * * * *" }, limitSeconds: 3600 },
  );
  jobs.define(
    EQUAL,
    async () => {
      if ((await followCorrections(db, new Date(now().getTime() - EQUAL_MS))) > 0) await reread();
    },
    { retry: { times: 1, afterSeconds: 60 }, schedule: { cron: "*/30 * * * *" }, limitSeconds: 1800 },
  );
  const soon = async (tx: Handle) => void (await jobs.enqueue(tx, FOLLOWING, {}));
  const train = async (by: string | null) => {
    await jobs.enqueue(db, JOB, by === null ? {} : { by });
  };
  const training = async () =>
    (await jobs.jobCounts()).some(({ name, waiting, running }) => name === JOB && waiting + running > 0);
  return {
    reader,
    mount: mountApi({
      name: "taxonomy",
      router: createTaxonomyRouter(),
      context: (asker) => ({ db, now, asker, reader, follow, soon, train, training, reread }),
    }),
    plainRoutes: (app) => {
      app.addHook("onReady", async () => {
        const taken = await takeShippedTaxonomy(db, shippedTaxonomy(), now());
        if (taken.outcome === "refused")
          app.log.error({ faults: taken.faults }, "the taxonomy that came with the product is faulty and is not used");
        await reader.refresh();
      });
    },
  };
}

function askedBy(data: unknown): string | null {
  return typeof data === "object" && data !== null && "by" in data && typeof data.by === "string" ? data.by : null;
}
