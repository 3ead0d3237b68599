import type { ShownTheme } from "@firsthand/learn/themes/contract";

import { countText } from "../../format/numbers.ts";

/** How much more is said of a theme than its past let expect, in words. */
export function growthText({ kind, customers, expected, uncovered }: ShownTheme): string {
  if (kind === "emerging" && expected !== null) {
    const times = customers / Math.max(expected, 0.1);
    if (expected < 1) return "New: almost nobody spoke of it before";
    return `${times >= 10 ? countText(Math.round(times)) : Number.parseFloat(times.toFixed(1))} times as many as usual`;
  }
  return `${countText(Math.round(uncovered * 100))} % of its messages have no topic`;
}

/** How a theme feels, where it is plainly one or the other. */
export function moodText({ messages, moods }: ShownTheme): {
  readonly text: string;
  readonly tone: "negative" | "positive" | "plain";
} {
  const [bad, good] = [moods.negative / Math.max(1, messages), moods.positive / Math.max(1, messages)];
  if (bad >= 0.4 && bad > good) return { text: `${countText(Math.round(bad * 100))} % negative`, tone: "negative" };
  if (good >= 0.4) return { text: `${countText(Math.round(good * 100))} % positive`, tone: "positive" };
  return { text: "Mixed mood", tone: "plain" };
}

export const kindWords: Readonly<Record<ShownTheme["kind"], string>> = {
  emerging: "Emerging",
  unnamed: "Without a topic",
};
