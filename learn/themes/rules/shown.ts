import { maskPersonalData } from "@firsthand/analytics/personal-data";
import { moodOf } from "@firsthand/analytics/text";

import type { ShownTheme } from "../contract.ts";
import type { Spoken } from "../store/spoken.ts";
import type { ThemeRow } from "../store/themes.ts";

interface Window {
  readonly since: Date;
  readonly until: Date;
}

const STEPS = 28;

/** A theme as it is shown, without verbatims, from the messages that may be seen. */
export function shownTheme(
  row: ThemeRow,
  spoken: readonly Spoken[],
  { isWhole, ...window }: Window & { readonly isWhole: boolean },
): Omit<ShownTheme, "verbatims"> {
  const customers = countBy(spoken, ({ customer_id, message_id }) => customer_id ?? message_id);
  const moods = countBy(spoken, ({ sentiment }) => moodOf(Math.fround(sentiment)));
  return {
    id: row.theme_id,
    kind: row.kind,
    name: maskPersonalData(row.name),
    phrases: row.phrases.map((phrase) => maskPersonalData(phrase)),
    messages: spoken.length,
    customers: customers.size,
    // Of the whole log: a part of it cannot be compared with them.
    expected: isWhole ? row.expected : null,
    chance: isWhole ? row.chance : null,
    uncovered: row.uncovered,
    firstFoundAt: row.first_found_at.toISOString(),
    dismissed: row.dismissed_at === null ? null : { at: row.dismissed_at.toISOString(), by: row.dismissed_by ?? "" },
    trend: trendOf(spoken, window),
    moods: {
      negative: moods.get("negative") ?? 0,
      neutral: moods.get("neutral") ?? 0,
      positive: moods.get("positive") ?? 0,
    },
    channels: counted(countBy(spoken, ({ channel }) => channel)),
    languages: counted(countBy(spoken, ({ language }) => language ?? undefined)),
    busiest: Math.max(0, ...customers.values()) / Math.max(1, spoken.length),
  };
}

function countBy<Key>(spoken: readonly Spoken[], keyOf: (one: Spoken) => Key | undefined): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const one of spoken) {
    const key = keyOf(one);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function counted(counts: ReadonlyMap<string, number>) {
  return [...counts]
    .map(([value, messages]) => ({ value, messages }))
    .toSorted((a, b) => b.messages - a.messages || (a.value < b.value ? -1 : 1));
}

function trendOf(spoken: readonly Spoken[], { since, until }: Window): number[] {
  const steps = Array.from({ length: STEPS }, () => 0);
  for (const { at } of spoken) {
    const step = Math.floor(((at.getTime() - since.getTime()) / (until.getTime() - since.getTime())) * STEPS);
    if (step >= 0 && step < STEPS) steps[step] = (steps[step] ?? 0) + 1;
  }
  return steps;
}
