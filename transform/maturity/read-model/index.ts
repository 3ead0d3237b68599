export { readMaturityModel, type MaturityRead } from "./read-maturity-model.ts";
