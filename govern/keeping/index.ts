export { forgetReplaced } from "./commands/forget-replaced.ts";
export { makeBackup, type MadeBackup } from "./commands/make-backup.ts";
export { runDrill } from "./commands/run-drill.ts";
export { filesBeside, type FileCopies, type KeepingGround } from "./ground.ts";
export { defineKeepingJobs } from "./jobs.ts";
export { showKeeping, tellKeeping } from "./queries/show-keeping.ts";
export { createKeepingRouter } from "./routes.ts";
