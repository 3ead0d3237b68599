import type { ConnectionShown } from "@firsthand/connect/connections/contract";
import type { WayShown } from "@firsthand/engage/places/contract";

import { agoText } from "../../format/dates.ts";
import type { Tone } from "../../parts/chip.tsx";

interface StateWord {
  readonly word: string;
  readonly tone: Tone;
}

/** How a connection stands, in a word. */
export function stateWord({
  state,
  health,
  streams,
  events,
}: Pick<ConnectionShown, "state" | "health" | "streams" | "events">): StateWord {
  if (state === "paused") return { word: "Paused", tone: "plain" };
  if (health === "stopped") return { word: "Needs you", tone: "negative" };
  if (health === "retrying") return { word: "Trying again", tone: "warning" };
  if (isAwaited({ streams, events })) return { word: "Waits for events", tone: "plain" };
  return { word: "Flows", tone: "positive" };
}

/** Whether a connection sends by itself, and has not sent anything yet. */
function isAwaited({ streams, events }: Pick<ConnectionShown, "streams" | "events">): boolean {
  return streams.length === 0 && (events?.lastAt ?? null) === null;
}

/** What last came of a connection; without anything, what it waits for. */
export function newsText({ streams, events }: Pick<ConnectionShown, "streams" | "events">): string {
  const came = [...streams.map(({ newsAt }) => newsAt), events?.lastAt ?? null].filter((at) => at !== null);
  const news = came.toSorted().at(-1);
  if (news !== undefined) return `last news ${agoText(news)}`;
  return streams.length === 0 ? "it waits for what the other side sends" : "nothing came yet";
}

const WAYS: Readonly<Record<WayShown["state"], StateWord>> = {
  flows: { word: "Flows", tone: "positive" },
  waits: { word: "Waits", tone: "plain" },
  trouble: { word: "Needs you", tone: "negative" },
  ended: { word: "At rest", tone: "plain" },
};

/** How what brings in something beside connections stands, in a word. */
export function wayWord({ state }: Pick<WayShown, "state">): StateWord {
  return WAYS[state];
}

/** A duration as its largest unit says it. */
export function lagText(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
