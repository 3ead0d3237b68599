export { maskedSaid } from "./masked-said.ts";
export { findSaid, type Said } from "./store/said.ts";
