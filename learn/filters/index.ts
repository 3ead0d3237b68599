export { filterWords, messageFilter, type FilterNames, type MessageFilter } from "./contract.ts";
export { matching } from "./store/matching.ts";
export { renamedIn, type RenamedNodes } from "./store/renamed.ts";
