import type { Incident, Watch, WatchKind, WatchStep } from "@firsthand/learn/pulse/contract";

import { momentText } from "../../format/dates.ts";
import { countText, minutesText } from "../../format/numbers.ts";
import type { Tone } from "../../parts/chip.tsx";

/** A count, or a share in per cent. */
export function amountText(value: number, kind: WatchKind): string {
  return kind === "share" ? `${Number.parseFloat((value * 100).toFixed(1))} %` : countText(Math.round(value * 10) / 10);
}

export const stepWords: Readonly<Record<WatchStep, string>> = {
  quarter: "by quarters of an hour",
  hour: "by the hour",
  day: "by the day (UTC)",
};

/** How a watch stands, as a chip. */
export function standOf({ state, learningUntil }: Watch): { readonly text: string; readonly tone: Tone } {
  switch (state) {
    case "off":
      return { text: "Off", tone: "plain" };
    case "learning":
      return {
        text: learningUntil === null ? "Waits for messages" : `Learning until ${momentText(learningUntil)}`,
        tone: "accent",
      };
    case "alert":
      return { text: "Stands out", tone: "negative" };
    case "quiet":
      return { text: "As usual", tone: "positive" };
  }
}

/** How bad an incident is. */
export function severityTone(severity: number): Tone {
  return severity >= 7 ? "negative" : severity >= 4 ? "warning" : "plain";
}

export function severityText(severity: number): string {
  return `Severity ${countText(Math.round(severity))} of 10`;
}

/** What became of an incident, in a word. */
export function incidentStand(incident: Incident): { readonly text: string; readonly tone: Tone } {
  const { endedAt, acknowledgedAt, falseAlarmBy, reviewedAt } = incident;
  if (falseAlarmBy !== null) return { text: "False alarm", tone: "plain" };
  if (reviewedAt !== null) return { text: "Reviewed", tone: "positive" };
  if (endedAt !== null) return { text: "Over", tone: "plain" };
  return acknowledgedAt === null
    ? { text: "Nobody is on it", tone: "negative" }
    : { text: "Somebody is on it", tone: "accent" };
}

/** How long something lasted. */
export function lastedText(from: string, until: string | null, now: number = Date.now()): string {
  const end = until === null ? now : Date.parse(until);
  return minutesText(Math.max(1, Math.round((end - Date.parse(from)) / 60_000)));
}

export function excessText({ excess }: Pick<Incident, "excess">): string {
  const count = Math.round(excess);
  return `${countText(count)} ${count === 1 ? "message" : "messages"} more than usual`;
}

export const sensitivities = [
  { value: "0.5", label: "Low: few alerts" },
  { value: "1", label: "Usual" },
  { value: "2", label: "High: more alerts" },
] as const;
