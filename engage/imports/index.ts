export { importsContract } from "./contract.ts";
export type { ImportsGround } from "./ground.ts";
export { defineImportJobs } from "./jobs.ts";
export { importsPlainRoutes } from "./plain-routes.ts";
export { createImportsRouter } from "./routes.ts";
export { createImportsPersonalData } from "./personal-data.ts";
