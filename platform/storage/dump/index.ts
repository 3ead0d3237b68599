export { importLog, type ImportedLog } from "./import-log.ts";
export { restore, type Restored } from "./restore.ts";
export { backup, exportLog, type Written } from "./write-dump.ts";
