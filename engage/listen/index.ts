export { acceptDeliveries, acceptEach } from "./commands/accept-deliveries.ts";
export { clearDeliveries } from "./commands/clear-raw.ts";
export { dismissQuarantined } from "./commands/dismiss-quarantined.ts";
export { failImport, resumeImport, stopImport } from "./commands/end-import.ts";
export {
  beginPlanned,
  finishImport,
  importBatch,
  isAtWork,
  openImport,
  planImport,
  type FileToImport,
  type OpenImport,
} from "./commands/import-file.ts";
export { replayMany } from "./commands/replay-many.ts";
export { replayQuarantined, type Replayed } from "./commands/replay-quarantine.ts";
export { runImport, type ImportProgress } from "./commands/run-import.ts";
export { unknownImport } from "./errors.ts";
export { findRecord } from "./queries/find-record.ts";
export { overview, type LogOverview } from "./queries/overview.ts";
export { openQuarantined, pageQuarantine, readRaw, type ShownInQuarantine } from "./queries/page-quarantine.ts";
export { listQuarantine, showQuarantined, type Listed } from "./queries/show-quarantine.ts";
export { findImport, findImports, findSilentImports, findUploadsInUse, type ImportRow } from "./store/imports.ts";
export { findImportHours, findImportsBySource, type ImportsOfSource } from "./store/imports-by-source.ts";
export { findQuarantined, findQuarantinedById } from "./store/quarantine.ts";
export { createReadAhead } from "./read-ahead.ts";
export type { Tally } from "./store/imports.ts";
export type { AcceptingWorld, ConnectedAgain } from "./world.ts";
export { forgetDeliveries, keepDeliveriesAway, waitForErasing } from "./commands/forget-source.ts";
export { listenPersonalData } from "./personal-data.ts";
export { keptDeliveries, keptIdentities, keptQuarantine, keptWords } from "./retention.ts";
export { hasConversation, isWithin } from "./store/due.ts";
export { findUnitsBeside } from "../conversations/index.ts";
export { findUnits } from "./queries/find-units.ts";
export { findUnitsOfAccounts } from "./queries/find-units-of-accounts.ts";
