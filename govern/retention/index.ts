export { previewRun, runRetention, tryRun } from "./commands/run-retention.ts";
export type { Cell, Content, Due, DueCount, RetentionGround, Scope } from "./ground.ts";
export { retentionPersonalData } from "./personal-data.ts";
export { listHolds } from "./queries/list-holds.ts";
export { listRuns } from "./queries/list-runs.ts";
export { heldBecause } from "./queries/read-held.ts";
export { showRetention } from "./queries/show-retention.ts";
export { createRetentionRouter } from "./routes.ts";
