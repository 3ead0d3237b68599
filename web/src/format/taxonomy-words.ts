import type { TaxonomyShown } from "@firsthand/learn/taxonomy/contract";

import { plainText } from "./words.ts";

type Choices = readonly { readonly value: string; readonly label: string }[];

/** How topics and intents are called. */
export interface TaxonomyNames {
  /** The title of a topic; one that is not in the tree is told by its id. */
  readonly topic: (id: string) => string;
  readonly intent: (id: string) => string;
  /** All there are, topics with the branch that they stand below. */
  readonly topics: Choices;
  readonly intents: Choices;
}

/** The names of a tree; without one (it is still on its way) ids are told in words. */
export function namesOf(tree: Pick<TaxonomyShown, "topics" | "intents"> | undefined): TaxonomyNames {
  const topics = new Map(tree?.topics.map(({ id, title }) => [id, title]));
  const intents = new Map(tree?.intents.map(({ id, title }) => [id, title]));
  const topic = (id: string) => topics.get(id) ?? plainText(id.slice(id.lastIndexOf(".") + 1));
  const path = (id: string): string => {
    const at = id.lastIndexOf(".");
    return at < 0 ? topic(id) : `${path(id.slice(0, at))} › ${topic(id)}`;
  };
  return {
    topic,
    intent: (id) => intents.get(id) ?? plainText(id),
    topics: Array.from(topics.keys(), (id) => ({ value: id, label: path(id) })),
    intents: Array.from(intents, ([value, label]) => ({ value, label })),
  };
}
