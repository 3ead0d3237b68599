/** Why a record cannot even be cut out properly. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** One record found in a stretch of units, and where the next one begins. An empty one is passed over. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** How many line ends lie between the beginning and `next`; counted by the caller if not given. */
  readonly lines?: number;
  readonly trouble?: Trouble;
}

/** Finds where records end. What is found never depends on how much of the file happens to be in memory. */
export interface Splitter {
  /** The record that begins at `from`; undefined if its end is not in these units (`final`: no more will come). */
  cut(units: string, from: number, final: boolean): Cut | undefined;
  /** Where to go on after a record that was too large; undefined if not in these units. */
  resume(units: string, from: number, final: boolean): number | undefined;
  /** How many units at the end of what is in memory `resume` has to see again together with what follows. */
  readonly lookahead: number;
  /** Records of more units than this are not read. */
  readonly limit: number;
  readonly tooLarge: Trouble;
  readonly newline: string;
}
