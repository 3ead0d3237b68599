export { readConfig } from "./read-config.ts";
export type { Config, FileBucket, LogLevel } from "./contract.ts";
