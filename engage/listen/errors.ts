import { Failure } from "@firsthand/kernel/errors";

export const importTakenOver = (importId: string) =>
  new Failure({
    code: "import_taken_over",
    status: 409,
    message: "Another process is importing the same file and has gone on with it.",
    advice: "Let the other one finish; nothing is lost and nothing is there twice.",
    details: { importId },
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
