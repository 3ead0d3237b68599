/** The languages read with word lists. */
type LexiconLanguage = "en" | "ru" | "fr" | "id" | "pl" | "de" | "es" | "pt" | "it";

/** The eleven front-office functions. */
export const frontOfficeFunctions = [
  "marketing",
  "care",
  "advertising",
  "commerce",
  "research",
  "product",
  "public_relations",
  "sales",
  "people",
  "legal",
  "finance",
] as const;

/** One of the eleven front-office functions. */
export type FrontOfficeFunction = (typeof frontOfficeFunctions)[number];

/** Words by what they weigh, from -5 to 5: one list of entries, parted by blanks. */
export type Valence = readonly [weight: number, entries: string];

/**
 * The words of a language, as lists of entries parted by blanks. An entry is a word in lower case; `_` joins the
 * words of a phrase (at most four); `*` at the end of an entry stands for any ending.
 */
export interface LexiconSource {
  readonly language: LexiconLanguage;
  /** Words by what they weigh, from -5 to 5. The last list that names an entry wins. */
  readonly valence: readonly Valence[];
  readonly negators: string;
  /** True where the negator often stands after its verb or adjective ("gefällt mir nicht"). */
  readonly negatedFromBehind: boolean;
  readonly intensifiers: string;
  readonly dampers: string;
  readonly contrasts: string;
  /** What should be so: no judgement by itself, a complaint when negated ("does not work"). */
  readonly expected: string;
  /** Words that ask, wherever they stand. */
  readonly questions: string;
  /** Words that ask only at the start of a sentence. */
  readonly openers: string;
  /** Words that ask for something. */
  readonly requests: string;
  /** Words that report a problem. */
  readonly problems: string;
  /** Words that say soon, and words of what would be grave. */
  readonly soon?: string;
  readonly grave?: string;
  /** Words that close or acknowledge. */
  readonly thanks: string;
  readonly functions: Readonly<Partial<Record<FrontOfficeFunction, string>>>;
  /** What an answer says when it informs, decides or acts. */
  readonly substance: string;
  /** What an answer says when it only sends the customer elsewhere. */
  readonly redirects: string;
  /** What an answer says when it only acknowledges. */
  readonly courtesies: string;
}
