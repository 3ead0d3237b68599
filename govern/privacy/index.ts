export { replayErasures } from "./commands/replay-erasures.ts";
export { writeOutErasures } from "./commands/write-out-erasures.ts";
export { privacyContract, type Subject } from "./contract.ts";
export type { ErasingGround, PrivacyGround, Subjects } from "./ground.ts";
export { definePrivacyJobs } from "./jobs.ts";
export { createPrivacyPersonalData } from "./personal-data.ts";
export { privacyPlainRoutes } from "./plain-routes.ts";
export { createPrivacyRouter } from "./routes.ts";
export { findErasures } from "./store/erasures.ts";
