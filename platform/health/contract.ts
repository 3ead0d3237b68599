import { z } from "zod";

import { endpoint } from "../http/contract.ts";

const count = z.number().int().nonnegative();
const instant = z.iso.datetime();

/** One kind of job: how many are in which state; done ones of the last week. */
export const jobCounts = z.object({ name: z.string(), waiting: count, running: count, done: count, failed: count });

/** A job that failed for good: the last attempt and why. */
export const failedJob = z.object({
  id: z.guid(),
  name: z.string(),
  failedAt: instant,
  attempt: count,
  message: z.string(),
});

/** How the installation is doing. Sizes are in bytes; what cannot be found out is null. */
export const systemHealth = z.object({
  version: z.string(),
  startedAt: instant,
  now: instant,
  /** The version of Node.js. */
  node: z.string(),
  memory: z.object({ rssBytes: count }),
  database: z.object({
    kind: z.enum(["embedded", "server"]),
    version: z.string(),
    sizeBytes: count,
    /** The largest ones, with their indexes; `rows` is an estimate, null before the first. */
    tables: z.array(z.object({ name: z.string(), rows: count.nullable(), bytes: count })),
  }),
  /** Of the disk that holds the data directory. */
  disk: z.object({ freeBytes: count, totalBytes: count }).nullable(),
  jobs: z.array(jobCounts),
  failedJobs: z.array(failedJob),
  /** Browsers that listen for changes now. */
  listeners: count,
  /** For how long the oldest change has waited to be found by the search; null when none waits, or nobody knows. */
  search: z.object({ behindSeconds: z.number().nonnegative().nullable() }),
  /** When the last good backup and the last good restore drill were, and words for what is wrong; null: nobody knows. */
  keeping: z
    .object({ lastBackupAt: instant.nullable(), lastDrillAt: instant.nullable(), troubles: z.array(z.string()) })
    .nullable(),
});

const tags = ["health"];

export const healthContract = {
  show: endpoint
    .meta({ access: "system.read" })
    .route({ method: "GET", path: "/system", summary: "How the installation is doing", tags })
    .output(systemHealth),
  retryJob: endpoint
    .meta({ access: "system.manage" })
    .route({ method: "POST", path: "/system/jobs/{id}/retry", summary: "Try a failed job again", tags })
    .input(z.object({ id: z.guid() }))
    .output(z.object({ retried: z.boolean() })),
};

export type SystemHealth = z.infer<typeof systemHealth>;
export type FailedJob = z.infer<typeof failedJob>;
