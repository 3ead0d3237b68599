export { createJobs, type JobAttempt, type JobHandler, type JobOptions, type Jobs } from "./create-jobs.ts";
export type { FailedJob, JobCounts } from "./job-rows.ts";
