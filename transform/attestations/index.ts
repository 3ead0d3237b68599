export { attestationsContract, type Attestation, type Duty } from "./contract.ts";
export { bringAnswers, removeAnswersOf, type BroughtAnswer } from "./commands/bring-answers.ts";
export { attestationsPlainRoutes } from "./plain-routes.ts";
export { findOwners } from "./queries/find-owners.ts";
export { findStanding } from "./queries/find-standing.ts";
export type { Ask, AttestationsGround } from "./ground.ts";
export { createAttestationsRouter } from "./routes.ts";
export type { StandingAnswer } from "./rules/standing.ts";
export { monthsAfter } from "./rules/expiry.ts";
