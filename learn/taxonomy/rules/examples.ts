import { maskPersonalData } from "@firsthand/analytics/personal-data";

import type { Node, Taxonomy } from "./taxonomy.ts";

/** A taxonomy with something done to each of its examples; what comes out empty is left out. */
export function withTexts(taxonomy: Taxonomy, done: (text: string) => string): Taxonomy {
  const examples = (given: Node["examples"]): Node["examples"] =>
    Object.fromEntries(
      Object.entries(given)
        .map(([language, texts]) => [language, texts.map(done).filter((text) => text !== "")] as const)
        .filter(([, texts]) => texts.length > 0),
    );
  const node = (one: Node): Node => ({ ...one, examples: examples(one.examples) });
  return {
    ...taxonomy,
    topics: taxonomy.topics.map(node),
    intents: taxonomy.intents.map(node),
    nothing: examples(taxonomy.nothing),
  };
}

/** Examples are often pasted from messages: what names a customer by address or number does not stay in them. */
export function maskedTaxonomy(taxonomy: Taxonomy): Taxonomy {
  return withTexts(taxonomy, (text) => maskPersonalData(text));
}

/** An example that is only a part of a message counts as taken from it from so many characters on. */
const TELLING_PART = 20;

/** As examples and messages are compared: whoever pastes takes a line, in any case. */
const plain = (text: string): string => text.normalize("NFC").replaceAll(/\s+/gu, " ").trim().toLowerCase();

/** All examples of a taxonomy, as they are compared. */
export function examplesOf({ topics, intents, nothing }: Taxonomy): ReadonlySet<string> {
  const nodes = [...topics, ...intents].map(({ examples }) => examples);
  return new Set([...nodes, nothing].flatMap((examples) => Object.values(examples).flat().map(plain)));
}

/** Tells whether an example was taken from one of these texts; `kept` are those that were not, such as what came with the product. */
export function takenFrom(texts: readonly string[], kept: ReadonlySet<string>): (example: string) => boolean {
  const whole = texts.flatMap((text) => [plain(text), plain(maskPersonalData(text))]);
  const same = new Set(whole);
  const known = new Map<string, boolean>();
  return (example) => {
    const sought = plain(example);
    if (sought === "" || kept.has(sought)) return false;
    const found =
      known.get(sought) ??
      (same.has(sought) || (sought.length >= TELLING_PART && whole.some((text) => text.includes(sought))));
    known.set(sought, found);
    return found;
  };
}
