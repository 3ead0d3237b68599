export { createJobs, type JobCounts, type JobHandler, type JobOptions, type Jobs } from "./create-jobs.ts";
