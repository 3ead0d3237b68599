import { countByUnit } from "@firsthand/engage/conversations";
import { type Access, createAccess } from "@firsthand/govern/access";
import type { Config } from "@firsthand/platform/config";
import {
  type HttpServer,
  type Logging,
  createHttpServer,
  createLogging,
  isLoopback,
  openAccessKey,
} from "@firsthand/platform/http";
import { type Jobs, createJobs } from "@firsthand/platform/jobs";
import { type Live, createLive } from "@firsthand/platform/live";
import { createSecrets } from "@firsthand/platform/secrets";
import { type Storage, openStorage } from "@firsthand/platform/storage";
import { sql } from "kysely";

import { foreseenFailure } from "../failures/index.ts";
import { readTextsOf } from "../reading.ts";
import { secretOf } from "../world.ts";
import { type AuditWiring, wireAudit } from "./audit.ts";
import type { Ground, Wiring } from "./ground.ts";
import { measuredFamilies } from "./measured.ts";
import { type Overview, readSeldom } from "./overview.ts";
import { pacesOf } from "./paces.ts";
import { postOf } from "./post.ts";
import { type StartFacts, commandFor, whereToRun } from "./texts.ts";
import { createWebApp } from "./web-app.ts";
import { wireModules } from "./wiring.ts";

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly facts: StartFacts;
  readonly routes: HttpServer["routes"];
  /** Lets running requests and jobs finish for `graceSeconds`, then closes everything. A second call waits for the first. */
  readonly stop: (options: { graceSeconds: number }) => Promise<void>;
}

export interface ServerOptions {
  readonly version: string;
  /** The data directory of who sets none, for the command that is shown. */
  readonly defaultDataDirectory: string;
  /** Takes each line of the log. */
  readonly write: (line: string) => void;
  readonly now: () => Date;
  /** Where the built app is: index.html and assets/; undefined where there is none. */
  readonly webDirectory?: string | undefined;
  readonly wire?: (ground: Ground) => Wiring;
}

/** Each is closed, also when one before it could not be. */
async function closeInTurn([first, ...rest]: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    await first?.();
  } finally {
    if (rest.length > 0) await closeInTurn(rest);
  }
}

/** How long one reading of what is stored serves the metrics. */
const overviewRestMs = 5_000;

/** Starts everything that `npm start` runs, or nothing: what was opened is closed again when a later step fails. */
export async function startServer(config: Config, options: ServerOptions): Promise<RunningServer> {
  const logging = createLogging({ level: config.logLevel, write: options.write });
  const { logger } = logging;
  const closing: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const onLost = (error: unknown) =>
      logger.fatal({ err: error }, "the database went away and could not be started again");
    const storage = await openStorage(config, "server", { onLost });
    closing.push(() => storage.close());
    const accessKey = await openAccessKey(config.dataDirectory);
    const record = wireAudit(config, { db: storage.db, now: options.now, logger });
    closing.push(() => record.audit.recorder.stop());
    const jobs = record.traceJobs(createJobs(storage, logger));
    record.audit.defineJobs(jobs, ({ faultCount, faults }) =>
      logger.error({ faultCount, faults }, "the audit record was changed: see firsthand audit verify"),
    );
    const live = createLive({ pool: storage.pool, logger });
    const access = createAccess({
      db: storage.db,
      secret: secretOf(config),
      now: options.now,
      codeNeeded: !isLoopback(config.host),
      countUnits: () => countByUnit(storage.db),
      secrets: createSecrets(config),
      post: postOf(config, options.now, logger),
      passwordCheckUrl: config.passwordCheckUrl,
    });
    const server = await serve(config, {
      options,
      logging,
      storage,
      jobs,
      live,
      access,
      accessKey: accessKey.key,
      record,
    });
    closing.push(() => server.close({ graceSeconds: 0 }));
    closing.push(() => jobs.stop({ graceSeconds: 1 }));
    await jobs.start();
    closing.push(() => live.stop());
    await live.start();
    const { url, port } = await server.listen();
    for (const note of config.notes) logger.warn(note);
    let stopped: Promise<void> | undefined;
    const stop = async (graceSeconds: number) => {
      try {
        await Promise.all([server.close({ graceSeconds }), jobs.stop({ graceSeconds })]);
      } finally {
        await closeInTurn([() => record.audit.recorder.stop(), () => live.stop(), () => storage.close()]);
      }
    };
    return {
      url,
      port,
      facts: { ...startFacts(config, { options, storage, accessKey }), url, setup: await access.setup() },
      routes: server.routes,
      stop: ({ graceSeconds }) => (stopped ??= stop(graceSeconds)),
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function startFacts(
  config: Config,
  {
    options,
    storage,
    accessKey,
  }: { options: ServerOptions; storage: Storage; accessKey: { path: string; created: boolean } },
): Omit<StartFacts, "url" | "setup"> {
  return {
    version: options.version,
    data: storage.describe(),
    keyPath: accessKey.path,
    keyCreated: accessKey.created,
    importCommand: commandFor("import FILE", config, options.defaultDataDirectory),
    metricsCommand: commandFor("metrics", config, options.defaultDataDirectory),
    whereToRun: whereToRun(config),
    notes: config.notes,
  };
}

interface Parts {
  readonly options: ServerOptions;
  readonly logging: Logging;
  readonly storage: Storage;
  readonly jobs: Jobs;
  readonly live: Live;
  readonly access: Access;
  readonly accessKey: string;
  readonly record: AuditWiring;
}

async function serve(
  config: Config,
  { options, logging, storage, jobs, live, access, accessKey, record }: Parts,
): Promise<HttpServer> {
  const { now, version } = options;
  const wiring = (options.wire ?? wireModules)({
    storage,
    jobs,
    now,
    logVersion: live.version,
    onTopic: live.onTopic,
    readTexts: readTextsOf(config),
    config,
    secrets: createSecrets(config),
    version,
    listeners: live.listeners,
  });
  const overview = readSeldom(wiring.overview, { restMs: overviewRestMs, clock: () => performance.now() });
  const app = createWebApp(options.webDirectory);
  return createHttpServer({
    config,
    ...logging,
    version,
    accessKey,
    recognise: access.recognise,
    trace: record.trace,
    paces: pacesOf(config),
    mounts: [access.mount, record.audit.mount, ...wiring.mounts],
    plainRoutes: (fastify, gate) => {
      app.routes(fastify);
      live.routes(fastify, gate);
      record.audit.plainRoutes(fastify, gate);
      wiring.plainRoutes?.(fastify, gate);
    },
    page: app.page,
    ready: async () => {
      await sql`select 1`.execute(storage.db);
    },
    foresee: foreseenFailure,
    families: async () => {
      const [stored, counts] = await Promise.all([orAway(overview), jobs.jobCounts().catch(() => [])]);
      return stored ? measuredFamilies(stored, counts) : [];
    },
  });
}

/** What the process measures of itself is told also while the database is away. */
async function orAway(read: () => Promise<Overview>): Promise<Overview | undefined> {
  try {
    return await read();
  } catch (error) {
    if (foreseenFailure(error)) return undefined;
    throw error;
  }
}
