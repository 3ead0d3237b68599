export { declareSource } from "./commands/declare-source.ts";
export { findSource, findSources } from "./store.ts";
