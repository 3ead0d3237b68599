import { Failure } from "@firsthand/kernel/errors";

export const unknownWatch = (id: string) =>
  new Failure({
    code: "unknown_watch",
    status: 404,
    message: `There is no watch ${id}.`,
    advice: "It may have been removed: the page Pulse lists all watches.",
    details: { id },
  });

export const unknownIncident = (id: string) =>
  new Failure({
    code: "unknown_incident",
    status: 404,
    message: `There is no incident ${id}.`,
    advice: "The page Pulse lists incidents, open ones first.",
    details: { id },
  });

export const unknownDrill = (id: string) =>
  new Failure({
    code: "unknown_drill",
    status: 404,
    message: `There is no drill ${id}.`,
    advice: "The page Pulse lists drills.",
    details: { id },
  });

export const unknownStatement = (id: string) =>
  new Failure({
    code: "unknown_statement",
    status: 404,
    message: `There is no statement ${id}.`,
    advice: "Open the incident again.",
    details: { id },
  });

export const unknownTask = (id: string) =>
  new Failure({
    code: "unknown_task",
    status: 404,
    message: `There is no task ${id}.`,
    advice: "Open the incident again.",
    details: { id },
  });

export const pulseConflict = (what: string, stands: { readonly version: number }) =>
  new Failure({
    code: "pulse_conflict",
    status: 409,
    message: `Somebody changed this ${what} in the meantime.`,
    advice: "Look at what stands now, and save again.",
    details: { stands },
  });

export const shareOfItself = () =>
  new Failure({
    code: "share_of_itself",
    status: 422,
    message: "This filter names nothing that only some of the messages have, so its share is always the whole.",
    advice: "Choose a mood, a topic, an intent, a function or words, or watch the count.",
  });

export const unitOutOfReach = (unit: string | null) =>
  new Failure({
    code: "watch_out_of_reach",
    status: 403,
    message:
      unit === null ? "You may watch single units, not the whole organisation." : `You may not watch the unit ${unit}.`,
    advice: "Choose one of your units in the filter, or ask an administrator.",
    details: { unit },
  });

export const shippedWatch = () =>
  new Failure({
    code: "shipped_watch",
    status: 409,
    message: "This watch comes with the product and cannot be removed.",
    advice: "Switch it off instead.",
  });

export const unknownPerson = (id: string) =>
  new Failure({
    code: "unknown_person_told",
    status: 422,
    message: `Nobody here has the id ${id}.`,
    advice: "Choose members and roles from the list.",
    details: { id },
  });

export const badSpan = (message: string) =>
  new Failure({
    code: "bad_span",
    status: 422,
    message,
    advice: "Choose a beginning before its end, at most 400 days apart and not in the future.",
  });

export const drillNotNow = (message: string, advice: string) =>
  new Failure({ code: "drill_not_now", status: 409, message, advice });

export const statementNotSo = (message: string, advice: string) =>
  new Failure({ code: "statement_not_so", status: 409, message, advice });
