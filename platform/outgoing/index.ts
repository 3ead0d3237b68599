export { addressOf } from "./address-of.ts";
export { createOutgoing } from "./create-outgoing.ts";
export type { Limits, OpenAnswer, Outgoing, OutgoingRequest, OutgoingSettings, WholeAnswer } from "./outgoing.ts";
