import type { ConnectionShown } from "@firsthand/connect/connections/contract";

import type { Tone } from "../../parts/chip.tsx";

/** How a connection stands, in a word. */
export function stateWord({ state, health }: Pick<ConnectionShown, "state" | "health">): {
  readonly word: string;
  readonly tone: Tone;
} {
  if (state === "paused") return { word: "Paused", tone: "plain" };
  if (health === "stopped") return { word: "Needs you", tone: "negative" };
  if (health === "retrying") return { word: "Trying again", tone: "warning" };
  return { word: "Flows", tone: "positive" };
}

/** A duration as its largest unit says it. */
export function lagText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
