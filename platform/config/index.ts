export { readConfig } from "./read-config.ts";
export type { Config, LogLevel } from "./contract.ts";
