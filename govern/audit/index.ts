export { anchorSeal } from "./commands/anchor-seal.ts";
export { checkRecord } from "./commands/check-record.ts";
export { sealLines } from "./commands/seal-lines.ts";
export { eraseContent, type ContentErasure } from "./commands/erase-content.ts";
export {
  lineFilter,
  operationWords,
  wordsFor,
  type AuditLine,
  type LineFilter,
  type Verification,
} from "./contract.ts";
export { createAudit, type Audit, type AuditSettings } from "./create-audit.ts";
export type { AuditGround } from "./ground.ts";
export { auditKey } from "./hashes.ts";
export { exportLines } from "./queries/export-lines.ts";
export { listLines } from "./queries/list-lines.ts";
export { listActors } from "./queries/read-state.ts";
export { createRecorder, type RunningRecorder } from "./recorder.ts";
export { createAuditPersonalData } from "./personal-data.ts";
