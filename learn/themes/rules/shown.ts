import { maskPersonalData } from "@firsthand/analytics/personal-data";

import type { ShownTheme } from "../contract.ts";
import type { Spoken } from "../store/spoken.ts";
import type { ThemeRow } from "../store/themes.ts";

/** So many equal steps a trend has. */
export const STEPS = 28;

/** A theme as it is shown, without verbatims, from what the messages that may be seen come to. */
export function shownTheme(
  row: ThemeRow,
  spoken: Spoken,
  { isWhole }: { readonly isWhole: boolean },
): Omit<ShownTheme, "verbatims"> {
  const moods = new Map(partsOf(spoken, "mood").map(({ value, messages }) => [value, messages]));
  return {
    id: row.theme_id,
    kind: row.kind,
    name: maskPersonalData(row.name),
    phrases: row.phrases.map((phrase) => maskPersonalData(phrase)),
    messages: spoken.messages,
    customers: spoken.customers,
    // Of the whole log: a part of it cannot be compared with them.
    expected: isWhole ? row.expected : null,
    chance: isWhole ? row.chance : null,
    uncovered: row.uncovered,
    firstFoundAt: row.first_found_at.toISOString(),
    dismissed: row.dismissed_at === null ? null : { at: row.dismissed_at.toISOString(), by: row.dismissed_by ?? "" },
    trend: trendOf(spoken),
    moods: {
      negative: moods.get("negative") ?? 0,
      neutral: moods.get("neutral") ?? 0,
      positive: moods.get("positive") ?? 0,
    },
    channels: partsOf(spoken, "channel"),
    languages: partsOf(spoken, "language"),
    busiest: spoken.busiest / Math.max(1, spoken.messages),
  };
}

/** The values of one kind, the most frequent first. */
function partsOf({ parts }: Spoken, of: Spoken["parts"][number]["of"]) {
  return parts
    .filter((part) => part.of === of)
    .map(({ value, messages }) => ({ value, messages }))
    .toSorted((a, b) => b.messages - a.messages || (a.value < b.value ? -1 : 1));
}

function trendOf(spoken: Spoken): number[] {
  const steps = Array.from({ length: STEPS }, () => 0);
  for (const { value, messages } of partsOf(spoken, "step")) {
    const step = Number(value);
    if (step >= 0 && step < STEPS) steps[step] = messages;
  }
  return steps;
}
