import { contributions } from "@firsthand/analytics/anomaly";

/** A message as far as its words are looked at. */
export interface Said {
  readonly author: string | null;
  readonly text: string;
}

/** A word that fewer people than this wrote may be the name of one of them. */
const LEAST_AUTHORS = 3;
const WORD = /[\p{L}\p{M}]{3,40}/gu;

/**
 * Which words are said more often, message by message, than before; only words that several people wrote. A word counts
 * once a message, so nobody shouts one into the list.
 */
export function risenWords(
  now: readonly Said[],
  before: readonly Said[],
  most: number,
): { name: string; excess: number; share: number }[] {
  if (now.length === 0) return [];
  const counted = countWords(now);
  const scale = before.length === 0 ? 0 : now.length / before.length;
  const earlier = new Map([...countWords(before)].map(([word, { messages }]) => [word, messages * scale]));
  const shared = new Map(
    [...counted].flatMap(([word, { messages, authors }]) =>
      authors.size >= LEAST_AUTHORS ? [[word, messages] as const] : [],
    ),
  );
  const known = new Map([...earlier].filter(([word]) => shared.has(word)));
  return contributions(known, shared)
    .filter(({ excess }) => excess >= LEAST_AUTHORS)
    .slice(0, most)
    .map(({ name, excess }) => ({ name, excess: Math.round(excess), share: (shared.get(name) ?? 0) / now.length }));
}

function countWords(said: readonly Said[]): Map<string, { messages: number; authors: Set<string | null> }> {
  const words = new Map<string, { messages: number; authors: Set<string | null> }>();
  for (const { author, text } of said) {
    const plain = text.replaceAll(/https?:\/\/\S+|@\S+/gu, " ");
    for (const word of new Set((plain.match(WORD) ?? []).map((one) => one.toLowerCase()))) {
      const entry = words.get(word) ?? { messages: 0, authors: new Set() };
      entry.messages += 1;
      entry.authors.add(author);
      words.set(word, entry);
    }
  }
  return words;
}
