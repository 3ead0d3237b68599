import type { conversationFilter } from "@firsthand/engage/conversations/contract";
import type { z } from "zod";

import { type Scope, isNamed, rangeTitles, scopeOf } from "../../scope/scope.ts";
import { dateText } from "../../format/dates.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";
import { namesOf, type TaxonomyNames } from "../../format/taxonomy-words.ts";
import type { ConversationsSearch } from "./search.ts";

export type ConversationFilter = z.input<z.ZodObject<typeof conversationFilter>>;

const dayMs = 86_400_000;

/**
 * The filter of the list that an address means; undefined while its window cannot be told, since named windows end
 * with the newest day of the log. Without a window in the address all conversations are meant.
 */
export function filterOf(
  search: ConversationsSearch,
  span: { readonly last: string | null } | undefined,
  now: number,
): ConversationFilter | undefined {
  const window = windowOf(search, span, now);
  if (!window) return undefined;
  const {
    state,
    channel,
    language,
    mood,
    function: concerned,
    answered,
    unit,
    source,
    text,
    person,
    topic,
    intent,
  } = search;
  const all = {
    state,
    channel,
    language,
    mood,
    function: concerned,
    topic,
    intent,
    answered: answered === undefined ? undefined : String(answered),
    unit,
    source,
    text: text?.trim() === "" ? undefined : text?.trim(),
    person,
    since: window.since,
    until: window.until,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ConversationFilter;
}

/** The window of an address as days, the last one excluded; undefined while the span of the log is not known. */
export function windowOf(
  { since, until, range }: Pick<ConversationsSearch, "since" | "until" | "range">,
  span: { readonly last: string | null } | undefined,
  now: number,
): Pick<Scope, "since" | "until"> | undefined {
  if (since !== undefined && until !== undefined && since >= until) return {};
  if (since !== undefined || until !== undefined) {
    return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  }
  if (range === undefined || range === "all") return {};
  return span && scopeOf({ range }, { last: span.last, now });
}

/** A filter that is in force, with the parts of the address that it stands for. */
export interface ActiveFilter {
  readonly title: string;
  readonly value: string;
  readonly keys: readonly (keyof ConversationsSearch)[];
}

/** The filters in force beside text and the states that have a tab, as they are shown and taken away. */
export function activeFilters(search: ConversationsSearch, names: TaxonomyNames = namesOf(undefined)): ActiveFilter[] {
  const { state, channel, language, mood, function: concerned, answered, unit, source, person, topic, intent } = search;
  const window = windowText(search);
  const said: (ActiveFilter | undefined)[] = [
    state === "nothing_asked" ? { title: "State", value: stateText(state), keys: ["state"] } : undefined,
    shown("Channel", "channel", channel && plainText(channel)),
    shown("Language", "language", language && languageText(language)),
    shown("Mood", "mood", mood && plainText(mood)),
    shown("Function", "function", concerned && functionText(concerned)),
    shown("Topic", "topic", topic && names.topic(topic)),
    shown("Intent", "intent", intent && names.intent(intent)),
    shown("Answered", "answered", answered === undefined ? undefined : answered ? "Yes" : "No"),
    shown("Unit", "unit", unit),
    shown("Source", "source", source),
    shown("Person", "person", person && "One person"),
    window === undefined ? undefined : { title: "Last activity", value: window, keys: ["range", "since", "until"] },
  ];
  return said.filter((filter) => filter !== undefined);
}

function shown(title: string, key: keyof ConversationsSearch, value: string | undefined): ActiveFilter | undefined {
  return value === undefined ? undefined : { title, value, keys: [key] };
}

/** A window in words: "13 weeks", "3 Mar 2026 to 9 Mar 2026"; undefined for all time. */
export function windowText(search: Pick<ConversationsSearch, "since" | "until" | "range">): string | undefined {
  const { since, until, range } = search;
  if (since !== undefined && until !== undefined && since >= until) return undefined;
  if (since !== undefined && until !== undefined && !isNamed(search)) return `${dayText(since)} to ${lastDay(until)}`;
  if (since !== undefined) return `from ${dayText(since)}`;
  if (until !== undefined) return `until ${lastDay(until)}`;
  return range === undefined || range === "all" ? undefined : rangeTitles[range];
}

/** A day some days later or earlier: ("2026-03-01", -1) is "2026-02-28". */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The state of a conversation in words. */
export function stateText(state: string): string {
  return state === "nothing_asked" ? "Nothing asked" : plainText(state);
}

function dayText(day: string): string {
  return dateText(`${day}T12:00:00`, 0);
}

function lastDay(until: string): string {
  return dayText(dayAfter(until, -1));
}
