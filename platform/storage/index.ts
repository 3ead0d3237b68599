export { alone } from "./alone.ts";
export {
  backup,
  backupKey,
  decrypted,
  drill,
  dropReplaced,
  encrypted,
  exportLog,
  findBackupKey,
  findReplaced,
  formOf,
  importLog,
  readKeyFile,
  restore,
  type AfterRestore,
  type BackupKey,
  type BackupSettings,
  type BeforeRestore,
  type Drilled,
  type ImportedLog,
  type ReplacedData,
  type Restored,
  type Written,
} from "./dump/index.ts";
export { isConnectionLost } from "./connection-lost.ts";
export type { Role } from "./embedded/index.ts";
export { notify, transact, type Handle, type TransactOptions } from "./handle.ts";
export { hasData, isDiskFull, openStorage, type Storage, type StorageSettings } from "./open/index.ts";
export { createPrivate, readPrivate, replacePrivate } from "./private-file.ts";
export { installationSecret, keysFile } from "./secret.ts";
export { bulkInsert, bulkUpdate, type BulkInsert, type BulkUpdate, type Columns, type Row } from "./write/index.ts";
export { withinReach } from "./reach.ts";
