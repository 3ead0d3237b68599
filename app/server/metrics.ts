import { Readable } from "node:stream";

import {
  breakDown,
  casesAsCsv,
  createMetricCache,
  createMetricsRouter,
  figuresAsCsv,
  measure,
  measureTrends,
  readScope,
  scopeOf,
  showRhythm,
  showSpan,
  type BreakdownQuery,
  type BreakdownRow,
  type LogSpan,
  type MetricCache,
  type Rhythm,
  type Trends,
} from "@firsthand/learn/metrics";
import { type ApiMount, type Gate, mountApi } from "@firsthand/platform/http";
import type { FastifyInstance, FastifyRequest } from "fastify";

import type { Ground } from "./ground.ts";

/** Trends are long: fewer are kept than of the short answers. */
const TRENDS_KEPT = 50;

/** The figures and the span of the log, measured once as long as the log stays the same. */
export interface FigureCaches {
  readonly figures: MetricCache;
  readonly spans: MetricCache<LogSpan>;
}

export function createFigureCaches(ground: Ground): FigureCaches {
  const { storage, now } = ground;
  return {
    figures: createMetricCache({
      ...ofLog(ground),
      measure: (query) => measure(storage.db, { ...query, now: now() }),
    }),
    spans: createMetricCache<LogSpan>({ ...ofLog(ground), measure: () => showSpan(storage.db) }),
  };
}

function ofLog({ logVersion }: Ground) {
  return { versionOf: () => Promise.resolve(logVersion()), clock: () => performance.now() };
}

/** The endpoints of the figures, each with a cache before it. */
export function metricsMount(ground: Ground, { figures, spans }: FigureCaches): ApiMount {
  const { storage, now } = ground;
  const { db } = storage;
  const log = ofLog(ground);
  const trends = createMetricCache<Trends>({
    ...log,
    measure: (query) => measureTrends(db, { ...query, now: now() }),
    capacity: TRENDS_KEPT,
  });
  const rhythms = createMetricCache<Rhythm>({ ...log, measure: (query) => showRhythm(db, query) });
  const parts = createMetricCache<BreakdownRow[], Omit<BreakdownQuery, "now">>({
    ...log,
    measure: (query) => breakDown(db, { ...query, now: now() }),
  });
  const router = createMetricsRouter({
    list: (_, query) => figures.read(query),
    known: async (query) => (await figures.known({ ...query, compare: true })) ?? figures.known(query),
    trends: (_, query) => trends.read(query),
    rhythm: (_, query) => rhythms.read(query),
    breakdown: (_, query) => parts.read(query),
    span: () => spans.read({}),
  });
  return mountApi({ name: "metrics", router, context: (asker) => ({ db, now, asker }) });
}

/** Figures, and the cases behind one, as files for a spreadsheet: the same questions as the endpoints. */
export function metricsCsv({ storage: { db }, now }: Ground) {
  const access = {
    config: { access: "figures.read", operation: "metrics.export", audited: true, pace: "export" },
  } as const;
  const ofCases = { config: { ...access.config, operation: "metrics.exportCases" } } as const;
  return (app: FastifyInstance, { askerOf }: Pick<Gate, "askerOf">): void => {
    const scopeFor = async (request: FastifyRequest) => {
      const { unit, ...window } = readScope(request.query);
      return { ...window, unit: scopeOf((await askerOf(request)).reach("figures.read"), unit) };
    };
    app.get("/api/metrics.csv", access, async (request, reply) => {
      const metrics = await measure(db, { ...(await scopeFor(request)), compare: true, now: now() });
      return reply.headers(headersFor("figures.csv")).send(figuresAsCsv(metrics));
    });
    app.get<{ Params: { id: string } }>("/api/metrics/:id/conversations.csv", ofCases, async (request, reply) => {
      const { id } = request.params;
      const pages = casesAsCsv(db, { ...(await scopeFor(request)), id, now: now() });
      // The first page is read before anything is sent, so that a wrong question is answered as such.
      const first = await pages.next();
      const rest = async function* () {
        if (!first.done) yield first.value;
        yield* pages;
      };
      return reply.headers(headersFor(`${id}.csv`)).send(Readable.from(rest()));
    });
  };
}

function headersFor(fileName: string): Record<string, string> {
  return {
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${fileName}"`,
    "cache-control": "no-store",
  };
}
