export { runRetention } from "./commands/run-retention.ts";
export type { Cell, Content, Due, DueCount, RetentionGround, Scope } from "./ground.ts";
export { retentionPersonalData } from "./personal-data.ts";
export { heldBecause } from "./queries/read-held.ts";
export { createRetentionRouter } from "./routes.ts";
