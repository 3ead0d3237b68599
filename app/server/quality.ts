import { findDuplicates } from "@firsthand/engage/identities";
import { findSources } from "@firsthand/engage/sources";
import { listAllMembers } from "@firsthand/govern/access";
import {
  createQualityRouter,
  lookAtAges,
  lookAtData,
  runRules,
  takeShippedRules,
  whenLooked,
  type CataloguedMetric,
  type QualityGround,
} from "@firsthand/govern/quality";
import { describeMetrics, listViews } from "@firsthand/learn/metrics";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import { criteriaOf } from "@firsthand/transform/maturity";

import { maturityGround } from "../position.ts";
import type { Ground } from "./ground.ts";

const JOB = "quality";

/** All data and rules are looked at as often; the ages of what decisions run on each time the job comes. */
const EVERY_MINUTES = 60;

/** What the catalogue of data and its rules bring to the server. */
interface QualityWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** The catalogue of data, its rules, and the queue of duplicates; all are looked at by a job. */
export function wireQuality({ storage: { db }, jobs, now }: Ground): QualityWiring {
  const { model } = maturityGround(db, { now });
  const ground: QualityGround = {
    db,
    now,
    clock: () => performance.now(),
    metrics: cataloguedMetrics,
    sources: async () =>
      (await findSources(db)).map(({ name, visibility, selection }) => ({
        name,
        about: aboutSource(visibility, selection),
      })),
    models: async () => {
      const { model: used, savedAt } = await model();
      return [
        {
          id: "maturity",
          title: used.title,
          about: used.about ?? "",
          savedAt,
          criteria: criteriaOf(used).map(({ id, says, evidence }) => ({
            id,
            says,
            metrics: evidence.kind === "metric" ? evidence.bounds.map(({ metric }) => metric) : [],
          })),
        },
      ];
    },
    members: async () => (await listAllMembers(db)).filter(({ state }) => state === "active"),
    lookSoon: async () => {
      await jobs.enqueue(db, JOB, { all: true });
    },
  };
  jobs.define(
    JOB,
    async (data, { signal }) => {
      await lookAtAges(ground);
      const asked = typeof data === "object" && data !== null && "all" in data;
      const looked = await whenLooked(db);
      const due = !looked || now().getTime() - looked.getTime() >= EVERY_MINUTES * 60_000;
      if (!asked && !due) return;
      await lookAtData(ground, signal);
      await runRules(db, { now, clock: ground.clock, signal });
      await findDuplicates(db, now());
    },
    { retry: { times: 2, afterSeconds: 60 }, schedule: { cron: "*/5 * * * *" }, limitSeconds: 1800 },
  );
  return {
    mount: mountApi({ name: "quality", router: createQualityRouter(), context: (asker) => ({ ground, asker }) }),
    plainRoutes: (app) => {
      app.addHook("onReady", () => takeShippedRules(db, now()));
    },
  };
}

/** What a source brings, as sentences; who declared a selection may have ended it with a full stop, or not. */
export function aboutSource(visibility: "public" | "private", selection?: string): string {
  const words = `${visibility === "public" ? "Public" : "Private"} messages`;
  if (selection === undefined) return `${words}.`;
  const said = `${words}; only a selection: ${selection.trimEnd()}`;
  return /[.!?…]$/u.test(said) ? said : `${said}.`;
}

function cataloguedMetrics(): readonly CataloguedMetric[] {
  const views = listViews();
  return describeMetrics().map(({ id, title, definition }) => {
    const view = views.get(id);
    return { id, title, definition, views: view === undefined ? [] : [view] };
  });
}
