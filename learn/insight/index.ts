export { bringInsights, type BroughtInsight, removeSampleInsights } from "./commands/bring-insights.ts";
export { followInInsights } from "./commands/follow-taxonomy.ts";
export { reviewActions } from "./commands/review-actions.ts";
export { sendDigests } from "./commands/send-digests.ts";
export type { InsightGround } from "./ground.ts";
export { insightPersonalData } from "./personal-data.ts";
export { createInsightRouter, insightPlainRoutes } from "./routes.ts";
