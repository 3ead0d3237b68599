import { withTexts } from "./examples.ts";
import { readTaxonomy } from "./read-taxonomy.ts";
import type { Node, Taxonomy } from "./taxonomy.ts";
import { writeTaxonomy } from "./write-taxonomy.ts";

interface Theirs {
  /** Whether an example was taken from what somebody wrote. */
  readonly isTheirs: (example: string) => boolean;
  /** A text without what names them. */
  readonly takeOut: (text: string) => string;
}

/** Examples that are not written one a line, as a file may have them. */
const ON_ONE_LINE = /^"?[a-z]{2,3}"?:[ \t]{0,20}[^|\s]/;

/**
 * The text of a taxonomy without the examples that were taken from somebody's messages, and without what names them; the
 * same text where there is nothing of theirs.
 */
export function withoutTheirs(text: string, theirs: Theirs): string {
  const { isTheirs, takeOut } = theirs;
  // To read a taxonomy takes much longer than to look through its lines, and there may be hundreds of versions.
  const isMaybe = (line: string) => ON_ONE_LINE.test(line.trim()) || isTheirs(line);
  const maybe = takeOut(text) !== text || text.split("\n").some(isMaybe);
  const read = maybe ? readTaxonomy(text) : undefined;
  // What this release cannot read is no tree any more.
  if (!read?.ok) return takeOut(text);
  const rest = without(read.taxonomy, theirs);
  // What is left stands in a comment, or in nothing that is read.
  return JSON.stringify(rest) === JSON.stringify(read.taxonomy) ? takeOut(text) : writeTaxonomy(rest);
}

function without(taxonomy: Taxonomy, { isTheirs, takeOut }: Theirs): Taxonomy {
  const rest = withTexts(taxonomy, (example) => (isTheirs(example) ? "" : takeOut(example)));
  const written = (one: Node): Node => ({
    ...one,
    title: takeOut(one.title).slice(0, 80),
    about: takeOut(one.about).slice(0, 300),
  });
  return {
    ...rest,
    title: takeOut(rest.title).slice(0, 80),
    topics: rest.topics.map(written),
    intents: rest.intents.map(written),
  };
}
