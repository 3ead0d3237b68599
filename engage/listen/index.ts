export { acceptDeliveries } from "./commands/accept-deliveries.ts";
export { dismissQuarantined } from "./commands/dismiss-quarantined.ts";
export { replayQuarantined, type Replayed } from "./commands/replay-quarantine.ts";
export { finishImport, importBatch, openImport, type OpenImport } from "./commands/import-file.ts";
export { overview, type LogOverview } from "./queries/overview.ts";
export { listQuarantine, showQuarantined, type Quarantined } from "./queries/show-quarantine.ts";
export { findQuarantined, findQuarantinedById } from "./store/quarantine.ts";
export type { Tally } from "./store/imports.ts";
export type { AcceptingWorld } from "./world.ts";
