export { backupKey, findBackupKey, readKeyFile, type BackupKey } from "./backup-key.ts";
export { decrypted, encrypted } from "./encryption.ts";
export { drill, type Drilled } from "./drill.ts";
export { formOf } from "./files.ts";
export { importLog, type ImportedLog } from "./import-log.ts";
export { dropReplaced, findReplaced, type ReplacedData } from "./replaced.ts";
export { restore, type AfterRestore, type BeforeRestore, type Restored } from "./restore.ts";
export { backup, exportLog, type BackupSettings, type Written } from "./write-dump.ts";
