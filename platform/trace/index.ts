export type { Actor, Change, Outcome, Subject, TraceLine } from "./contract.ts";
export { keptInput, subjectOf } from "./kept-input.ts";
export {
  createTrace,
  endTrace,
  lineOfRead,
  noteActor,
  noteChange,
  noteOperation,
  noteSubject,
  runTraced,
  traceAttempt,
  untraced,
  type Ending,
  type Recorder,
  type Trace,
  type TraceFacts,
} from "./trace.ts";
