import type { Watch } from "@firsthand/learn/pulse/contract";

import type { TaxonomyNames } from "../../format/taxonomy-words.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";

/** What is counted, in words. */
export function filterText({ filter, kind }: Pick<Watch, "filter" | "kind">, names: TaxonomyNames): string {
  const parts = [
    filter.direction === "out" ? "what is answered" : "what people write",
    several("by", filter.channels, plainText),
    several("from", filter.sources, (source) => source),
    filter.unit === undefined ? undefined : `of ${filter.unit}`,
    several("in", filter.languages, languageText),
    several("for", filter.functions, functionText),
    several("about", filter.topics, (id) => known(names.topic(id), names.topics, id)),
    several("with intent", filter.intents, (id) => known(names.intent(id), names.intents, id)),
    several("in mood", filter.moods, plainText),
    several("with", filter.words, (word) => `“${word}”`),
  ];
  const said = parts.filter((part) => part !== undefined).join(", ");
  return kind === "share" ? `Share of ${said}` : `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** What was retired since is named as such: nothing is found by it any more. Without a tree nothing is known of it. */
function known(title: string, choices: TaxonomyNames["topics"], id: string): string {
  const isGone = choices.length > 0 && choices.every(({ value }) => value !== id);
  return isGone ? `${title} (no longer in the taxonomy)` : title;
}

function several(
  before: string,
  values: readonly string[] | undefined,
  named: (value: string) => string,
): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  return `${before} ${values.map(named).join(" or ")}`;
}
