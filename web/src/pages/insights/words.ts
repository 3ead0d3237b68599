import type { InsightRow, InsightState, InsightStep } from "@firsthand/learn/insight/contract";

import { countText } from "../../format/numbers.ts";
import type { Tone } from "../../parts/chip.tsx";

const states: Readonly<Record<InsightState, { readonly title: string; readonly about: string; readonly tone: Tone }>> =
  {
    found: { title: "Found", about: "Somebody saw it", tone: "plain" },
    shared: { title: "Shared", about: "Whom it concerns knows", tone: "accent" },
    decided: { title: "Decided", about: "Something is to be done", tone: "violet" },
    declined: { title: "Declined", about: "Nothing is to be done", tone: "plain" },
    acted: { title: "Acted on", about: "Something was done", tone: "teal" },
    told: { title: "Told", about: "Customers know", tone: "positive" },
  };

/** A state as it is called, what it means, and its tone. */
export const stateOf = (state: InsightState) => states[state];

const steps: Readonly<Record<InsightStep["kind"], string>> = {
  found: "found it",
  shared: "shared it",
  decided: "decided to act",
  declined: "decided to do nothing",
  acted: "acted on it",
  told: "had customers told",
  owner: "named who looks after it",
  changed: "changed what it says",
  comment: "said",
};

/** What somebody did, as it follows their name. */
export const stepText = (kind: InsightStep["kind"]): string => steps[kind];

/** The clock of a finding: "12 days", "34 days, 4 too many", "acted on after 9 days". */
export function clockText({ state, days, overdue, actedAt, dueAt }: InsightRow, now: number = Date.now()): string {
  const said = daysText(days);
  if (actedAt !== null) return `acted on after ${said}`;
  if (state === "declined") return "declined";
  if (overdue) return `${said}, ${daysText(Math.max(1, Math.ceil((now - Date.parse(dueAt)) / 86_400_000)))} late`;
  return `for ${said}`;
}

export function daysText(days: number): string {
  return `${countText(days)} ${days === 1 ? "day" : "days"}`;
}

/** "1,204 messages of 310 customers". */
export function volumeText({ messages, customers }: { readonly messages: number; readonly customers: number }): string {
  return `${countText(messages)} ${messages === 1 ? "message" : "messages"} of ${countText(customers)} ${customers === 1 ? "customer" : "customers"}`;
}

/** How a volume compares with the one before: "+3", "−2", "as before". */
export function changeText(now: number, before: number): string {
  if (now === before) return "as before";
  return now > before ? `+${countText(now - before)}` : `−${countText(before - now)}`;
}

/** The steps that can follow a state, the next one first. */
export function nextSteps(state: InsightState): readonly InsightState[] {
  switch (state) {
    case "found":
      return ["shared", "decided", "declined", "acted"];
    case "shared":
      return ["decided", "declined", "acted", "found"];
    case "decided":
      return ["acted", "declined", "shared"];
    case "declined":
      return ["decided", "shared"];
    case "acted":
      return ["told", "decided"];
    case "told":
      return ["acted"];
  }
}

const verbs: Readonly<Record<InsightState, string>> = {
  found: "Take it back to found",
  shared: "Share it",
  decided: "Decide to act",
  declined: "Decide to do nothing",
  acted: "Say what was done",
  told: "Customers were told",
};

/** What a button says that leads from one state to another. */
export function stepVerb(from: InsightState, to: InsightState): string {
  if (from === "acted" && to === "decided") return "It was not done";
  if (from === "told" && to === "acted") return "They were not told";
  if (from === "declined" && to === "decided") return "Act on it after all";
  if (to === "shared" && from !== "found") return "Take it back to shared";
  return verbs[to];
}
