export { declareSource } from "./commands/declare-source.ts";
export { endGrace, findGraces, findSource, findSources } from "./store.ts";
export { withdrawSource } from "./commands/withdraw-source.ts";
