export { backup, exportLog, importLog, restore, type ImportedLog, type Restored, type Written } from "./dump/index.ts";
export { isConnectionLost } from "./connection-lost.ts";
export type { Role } from "./embedded/index.ts";
export { notify, transact, type Handle, type TransactOptions } from "./handle.ts";
export { hasData, isDiskFull, openStorage, type Storage, type StorageSettings } from "./open/index.ts";
export { installationSecret } from "./secret.ts";
export { bulkInsert, bulkUpdate, type BulkInsert, type BulkUpdate, type Columns, type Row } from "./write/index.ts";
