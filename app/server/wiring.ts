import { readingModelVersion } from "@firsthand/analytics/text";
import { reread, type ReadTexts } from "@firsthand/engage/conversations";
import { overview as readOverview } from "@firsthand/engage/listen";
import { findSources } from "@firsthand/engage/sources";
import { createMetricCache, createMetricsRouter, measure } from "@firsthand/learn/metrics";
import { type ApiMount, mountApi } from "@firsthand/platform/http";
import type { Jobs } from "@firsthand/platform/jobs";
import { type Storage, transact } from "@firsthand/platform/storage";

import type { Overview } from "./overview.ts";

/** What the modules of the house bring to the server. */
export interface Wiring {
  /** Their endpoints, below /api. */
  readonly mounts: readonly ApiMount[];
  readonly overview: () => Promise<Overview>;
}

export interface Ground {
  readonly storage: Storage;
  /** Not yet started, so that modules may define theirs. */
  readonly jobs: Jobs;
  readonly now: () => Date;
  /** Changes whenever the log did. */
  readonly logVersion: () => string;
  readonly readTexts: ReadTexts;
}

/** The one place where modules are joined to the server: their endpoints, jobs and reports. */
export function wireModules(ground: Ground): Wiring {
  const { db } = ground.storage;
  defineReread(ground);
  return { mounts: [metricsMount(ground)], overview: () => overviewOf(db) };
}

function metricsMount({ storage: { db }, now, logVersion }: Ground): ApiMount {
  const cache = createMetricCache({
    measure: (query) => measure(db, { ...query, now: now() }),
    versionOf: () => Promise.resolve(logVersion()),
    clock: () => performance.now(),
  });
  const router = createMetricsRouter((_, query) => cache.read(query));
  return mountApi({ name: "metrics", access: "key", router, context: () => ({ db, now }) });
}

const REREAD_AT_ONCE = 500;

/** What another version of the model read is read again, a little at a time, so that nobody waits for it. */
function defineReread({ storage: { db }, jobs, readTexts }: Ground): void {
  const readSome = async () => {
    const sources = new Map((await findSources(db)).map((source) => [source.name, source]));
    const request = { modelVersion: readingModelVersion, limit: REREAD_AT_ONCE, sources };
    return await transact(db, (tx) => reread(tx, readTexts, request));
  };
  jobs.define(
    "reread",
    async () => {
      while ((await readSome()) > 0) await new Promise(setImmediate);
    },
    { retry: { times: 3, afterSeconds: 60 }, schedule: { cron: "*/10 * * * *" }, limitSeconds: 12 * 3600 },
  );
}

async function overviewOf(db: Storage["db"]): Promise<Overview> {
  const { sources, lastImport } = await readOverview(db);
  return {
    sources: sources.map(({ source, deliveries, conversations, unattributed, quarantined }) => ({
      name: source,
      deliveries,
      conversations,
      waiting: unattributed,
      quarantined,
    })),
    lastImport: lastImport && {
      fileName: lastImport.file_name,
      source: lastImport.source,
      records: lastImport.records,
      startedAt: lastImport.started_at,
      finishedAt: lastImport.finished_at,
    },
  };
}
