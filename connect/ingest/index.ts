export { readAgain } from "./commands/read-again.ts";
export type { IngestGround } from "./ground.ts";
export { sealedColumns } from "./hooks/sealed-columns.ts";
export { secretOf, sign } from "./hooks/signature.ts";
export { findHooks } from "./store/hooks.ts";
export { ingestPlainRoutes } from "./plain-routes.ts";
export { createIngestRouter } from "./routes.ts";
