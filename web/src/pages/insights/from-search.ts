import type { MessageFilter } from "@firsthand/learn/filters/contract";

import type { NewInsightSearch } from "./search.ts";

/** What lists of conversations and searches may say of messages. */
interface Said {
  readonly channel?: string | undefined;
  readonly source?: string | undefined;
  readonly unit?: string | undefined;
  readonly language?: string | undefined;
  readonly function?: string | undefined;
  readonly topic?: string | undefined;
  readonly intent?: string | undefined;
  readonly mood?: "negative" | "neutral" | "positive" | undefined;
  readonly direction?: "in" | "out" | undefined;
  readonly text?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** The longest phrase of a filter. */
const LONGEST_PHRASE = 100;

/** The address of a new finding about the messages that a filter of a page means. */
export function newFrom(said: Said): NewInsightSearch {
  const { channel, source, unit, language, function: of, topic, intent, mood, direction, text, since, until } = said;
  const phrase = text?.replaceAll(/["“”]/g, "").trim().slice(0, LONGEST_PHRASE);
  const filter: MessageFilter = {
    ...(channel === undefined ? {} : { channels: [channel] }),
    ...(source === undefined ? {} : { sources: [source] }),
    ...(unit === undefined ? {} : { unit }),
    ...(language === undefined ? {} : { languages: [language] }),
    ...(of === undefined ? {} : { functions: [of] }),
    ...(topic === undefined ? {} : { topics: [topic] }),
    ...(intent === undefined ? {} : { intents: [intent] }),
    ...(mood === undefined ? {} : { moods: [mood] }),
    ...(direction === "out" ? { direction } : {}),
    ...(phrase === undefined || phrase === "" ? {} : { words: [phrase] }),
  };
  return {
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
    ...(of === undefined ? {} : { function: of }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}
