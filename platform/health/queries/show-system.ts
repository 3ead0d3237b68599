import { statfs } from "node:fs/promises";

import { withoutValues } from "../../http/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Storage } from "../../storage/index.ts";
import type { SystemHealth } from "../contract.ts";
import { measureDatabase } from "./measure-database.ts";

/** What a look at the installation needs; `app` fills it in. */
export interface HealthGround {
  readonly storage: Pick<Storage, "db" | "kind">;
  readonly jobs: Pick<Jobs, "jobCounts" | "failedJobs" | "retry">;
  readonly dataDirectory: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly now: () => Date;
  /** How many browsers listen. */
  readonly listeners: () => number;
  /** For how many seconds the oldest change has waited to be found by the search; null when none waits. */
  readonly searchBehindSeconds: () => Promise<number | null>;
  /** How the data are kept. */
  readonly keeping?: () => Promise<NonNullable<SystemHealth["keeping"]>>;
}

const FAILED_SHOWN = 50;

/** How the installation is doing, as of now. */
export async function showSystem(ground: HealthGround): Promise<SystemHealth> {
  const { storage, jobs, version, startedAt } = ground;
  const [database, disk, counts, failed, behindSeconds, keeping] = await Promise.all([
    measureDatabase(storage.db),
    measureDisk(ground.dataDirectory),
    jobs.jobCounts(),
    jobs.failedJobs(FAILED_SHOWN),
    // Who looks after the installation sees the rest also when the search is what is broken.
    ground.searchBehindSeconds().catch(() => null),
    ground.keeping?.().catch(() => null) ?? null,
  ]);
  return {
    version,
    startedAt: startedAt.toISOString(),
    now: ground.now().toISOString(),
    node: process.versions.node,
    memory: { rssBytes: process.memoryUsage.rss() },
    database: { kind: storage.kind, ...database, tables: [...database.tables] },
    disk,
    jobs: counts,
    // As in the log: a library quotes what it was given, which may be a customer's word or a place on the disk.
    failedJobs: failed.map(({ failedAt, message, ...job }) => ({
      ...job,
      failedAt: failedAt.toISOString(),
      message: withoutValues(message),
    })),
    listeners: ground.listeners(),
    search: { behindSeconds },
    keeping,
  };
}

/** Free and total bytes of the disk that holds a directory; null where the system does not tell. */
async function measureDisk(directory: string): Promise<SystemHealth["disk"]> {
  const found = await statfs(directory).catch(() => undefined);
  return found ? { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize } : null;
}
