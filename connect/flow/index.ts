export { countFlow, type FlowCounter, type FlowCount, type Way } from "./count-flow.ts";
export { findFlow, findFlowHours, type FlowHour, type FlowRow } from "./store.ts";
