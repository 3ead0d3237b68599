import { Failure } from "@firsthand/kernel/errors";

export const unknownAlarm = (id: string) =>
  new Failure({
    code: "unknown_alarm",
    status: 404,
    message: `There is no alarm ${id} that still stands.`,
    advice: "It may have ended by itself: look at the page as it is now.",
    details: { id },
  });
