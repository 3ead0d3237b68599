export { lookAtAges, lookAtData } from "./commands/look-at-data.ts";
export { runRules } from "./commands/run-rules.ts";
export { takeShippedRules } from "./commands/take-shipped-rules.ts";
export type { CataloguedMetric, CataloguedModel, CataloguedSource, QualityGround } from "./ground.ts";
export { createQualityRouter } from "./routes.ts";
export { whenLooked } from "./store/catalogue.ts";
