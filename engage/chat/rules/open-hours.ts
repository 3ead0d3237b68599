import type { ChatAvailability } from "../contract.ts";

/** Whether somebody is there at this moment. */
export function isOnline(availability: ChatAvailability, now: Date, colleaguesThere: boolean): boolean {
  switch (availability.kind) {
    case "always":
      return true;
    case "colleagues":
      return colleaguesThere;
    case "hours": {
      const { day, time } = localTime(now, availability.zone);
      return availability.hours.some((open) => open.day === day && open.from <= time && time < open.to);
    }
  }
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Day of the week (1 is Monday) and time (`09:30`) where that zone is. */
function localTime(now: Date, timeZone: string): { readonly day: number; readonly time: string } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return { day: DAYS.indexOf(part("weekday")) + 1, time: `${part("hour")}:${part("minute")}` };
}
