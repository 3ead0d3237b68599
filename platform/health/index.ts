export { healthContract } from "./contract.ts";
export type { HealthGround } from "./queries/show-system.ts";
export { createHealthRouter } from "./routes.ts";
