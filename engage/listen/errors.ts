import { Failure } from "@firsthand/kernel/errors";

export const importTakenOver = (importId: string) =>
  new Failure({
    code: "import_taken_over",
    status: 409,
    message: "Another process is importing the same file and has gone on with it.",
    advice: "Let the other one finish; nothing is lost and nothing is there twice.",
    details: { importId },
  });

export const importStopped = (importId: string) =>
  new Failure({
    code: "import_stopped",
    status: 409,
    message: "The import was stopped by somebody else.",
    advice: "What it stored stays; start it again to go on after that.",
    details: { importId },
  });

/** The program is asked to end, or its user does not want to go on. */
export const importBrokenOff = (importId: string) =>
  new Failure({
    code: "import_broken_off",
    status: 499,
    message: "The import was broken off; what it stored stays.",
    advice: "Start it again to go on after that.",
    details: { importId },
  });

export const importRunning = (run: { readonly importId: string; readonly fileName: string; readonly state: string }) =>
  new Failure({
    code: "import_running",
    status: 409,
    message: `The same file is being imported already, as ${run.fileName}.`,
    advice: "Watch that one; nothing would come of a second one.",
    details: run,
  });

export const unknownImport = (importId: string) =>
  new Failure({
    code: "unknown_import",
    status: 404,
    message: "There is no import of that id.",
    advice: "Look at the list of imports.",
    details: { importId },
  });

export const importOver = (importId: string, state: string) =>
  new Failure({
    code: "import_over",
    status: 409,
    message: `The import is ${state}; there is nothing to stop.`,
    advice: "Look at it anew.",
    details: { importId, state },
  });

export const notResumable = (importId: string, state: string) =>
  new Failure({
    code: "not_resumable",
    status: 409,
    message: `The import is ${state}; only one that stopped or failed can go on.`,
    advice: "Look at it anew.",
    details: { importId, state },
  });

export const unknownQuarantined = (id: string) =>
  new Failure({
    code: "unknown_quarantined",
    status: 404,
    message: `Nothing in quarantine has the id ${id}.`,
    advice: "List what is there: `npx firsthand quarantine list`.",
    details: { id },
  });

export const ambiguousQuarantined = (id: string) =>
  new Failure({
    code: "ambiguous_quarantined",
    status: 409,
    message: `More than one thing in quarantine has an id that begins with ${id}.`,
    advice: "Give more of the id.",
    details: { id },
  });

export const contextLost = (id: string) =>
  new Failure({
    code: "context_lost",
    status: 409,
    message: `It is not known how ${id} was to be read: its import is not in the log.`,
    advice: "Import the file again.",
    details: { id },
  });
