/** A text to look for themes in. */
export interface ThemeText {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Who wrote it; null counts as somebody else each time. */
  readonly author: string | null;
  /** Whether a topic is known for it. */
  readonly covered: boolean;
}

export interface ThemeOptions {
  /** The window in which themes are looked for, milliseconds since 1970: [from, to). Texts before it are the past. */
  readonly from: number;
  readonly to: number;
  /** The fewest authors of a theme; 5 or one in a thousand, whatever is more, unless told. */
  readonly fewestAuthors?: number;
  /** The most themes of each kind; 20 unless told. */
  readonly most?: number;
}

/**
 * `emerging`: more people speak of it than its past lets expect; `unnamed`: many do, and no topic covers it.
 */
export type ThemeKind = "emerging" | "unnamed";

/** What several people speak of. */
export interface Theme {
  readonly kind: ThemeKind;
  /** Its own words, as they are mostly written. */
  readonly name: string;
  /** The phrases by which its texts are found, the most telling first. */
  readonly phrases: readonly string[];
  /** Ids of its texts in the window, the earliest first. */
  readonly members: readonly string[];
  /** Ids of the texts that say it best, of different authors; at most five. */
  readonly typical: readonly string[];
  readonly authors: number;
  /** How many authors its past lets expect; null where there is no past to compare with. */
  readonly expected: number | null;
  /** How likely it would be to be seen so often if nothing had changed, for its most telling phrase. */
  readonly chance: number | null;
  /** Which share of its texts has no topic, 0 to 1. */
  readonly uncovered: number;
}
