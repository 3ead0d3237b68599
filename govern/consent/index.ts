export { takeShippedPurposes } from "./commands/take-shipped.ts";
export type { ConsentGround, Customers, KnownIdentity } from "./ground.ts";
export { createConsentRouter } from "./routes.ts";
export { createLimiter, PREFERENCES_LIMIT } from "./rules/limiter.ts";
export { linkKey } from "./token.ts";
export { consentPersonalData } from "./personal-data.ts";
