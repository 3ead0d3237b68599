import { z } from "zod";

/** The most values of one kind in a filter. */
const MOST = 50;
/** The longest word or phrase. */
export const LONGEST_WORD = 100;

// PostgreSQL's text holds no NUL.
const word = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_WORD)
  .refine((text) => !text.includes("\0"), "is not a word: it holds a NUL character");
const some = z.array(word).max(MOST).readonly().optional();

/**
 * Which messages are meant: all that fit each of the kinds that are named, and of a kind any of its values. Without
 * anything it means all that people wrote to the organisation.
 */
export const messageFilter = z.strictObject({
  /** What people wrote (`in`, where it is left out) or what was answered. */
  direction: z.enum(["in", "out"]).optional(),
  channels: some,
  sources: some,
  /** The unit the message belongs to. */
  unit: word.optional(),
  /** ISO 639-1. */
  languages: some,
  functions: some,
  /** Ids of topics; each stands for itself and all below it. */
  topics: some,
  intents: some,
  moods: z
    .array(z.enum(["negative", "neutral", "positive"]))
    .max(3)
    .readonly()
    .optional(),
  /** Words or phrases of which any is in the subject or the text, whole and in any case. */
  words: some,
});

export type MessageFilter = z.infer<typeof messageFilter>;
/** How ids are told to people; without it they are told as they are. */
export interface FilterNames {
  readonly topic?: (id: string) => string;
  readonly intent?: (id: string) => string;
}

const asTold = (id: string): string => id;

/** A filter as words, for example: What people write · by mail or chat · about Late delivery · with “refund”. */
export function filterWords(filter: MessageFilter, names: FilterNames = {}): string {
  const { topic = asTold, intent = asTold } = names;
  const parts = [
    filter.direction === "out" ? "What is answered" : "What people write",
    told("by", filter.channels),
    told("from", filter.sources),
    told("of", filter.unit === undefined ? undefined : [filter.unit]),
    told("in", filter.languages),
    told("for", filter.functions),
    told("about", filter.topics?.map(topic)),
    told("to", filter.intents?.map(intent)),
    told("with a mood that is", filter.moods),
    told(
      "with",
      filter.words?.map((word) => `“${word}”`),
    ),
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

function told(before: string, values: readonly string[] | undefined): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const last = values.at(-1) ?? "";
  const list = values.length === 1 ? last : `${values.slice(0, -1).join(", ")} or ${last}`;
  return `${before} ${list}`;
}
