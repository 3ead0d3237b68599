export { drawFor, drawStale } from "./commands/draw-texts.ts";
export { followInJudgements } from "./commands/follow-taxonomy.ts";
export { takeCorrections } from "./commands/take-corrections.ts";
export { dropGone } from "./commands/drop-gone.ts";
export { judgedLabels } from "./contract.ts";
export type { LabellingGround } from "./ground.ts";
export { labellingPersonalData } from "./personal-data.ts";
export { judgementsBetween, truthOf, type Judgement } from "./queries/judgements-between.ts";
export { createLabellingRouter } from "./routes.ts";
