/** A text with what is known of it: a label for each head that it has one for; null says that none of the labels holds. */
export interface Example {
  readonly text: string;
  readonly labels: Readonly<Record<string, string | null>>;
  /** How much it counts; 1 if not said. */
  readonly weight?: number;
  /** Kept beside the results of a cross-validation; not looked at otherwise. */
  readonly language?: string;
}

/** A question that is answered for every text. */
export interface HeadOptions {
  readonly name: string;
  /** True if it abstains where none of its labels seems to hold. */
  readonly outOfScope?: boolean;
}

/** What is to be learnt. */
export interface TrainOptions {
  readonly heads: readonly HeadOptions[];
  /** The same seed and examples give the same classifier, to the bit. */
  readonly seed?: number;
  /** Is told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** The answer of one head for one text. */
export interface Verdict {
  /** Null where the head abstains. */
  readonly label: string | null;
  /** How likely the label is right, given that one of them holds; where it abstains, how likely none does. */
  readonly probability: number;
  /** The most likely labels, at most 5, as if one of them held. */
  readonly ranked: readonly { readonly label: string; readonly probability: number }[];
}

/** A piece of a text, as places in it, and how much it speaks for (or, below 0, against) a label. */
export interface Reason {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Answers for any text; it never changes. */
export interface Classifier {
  readonly heads: readonly string[];
  /** The labels that a head knows, sorted. Refuses a head that is not there. */
  labels(head: string): readonly string[];
  /** One verdict a head. A verdict depends on nothing but the text. */
  classify(text: string): Readonly<Record<string, Verdict>>;
  /** The pieces that weighed most for a label, the likeliest if none is named; heaviest first, at most 12. */
  explain(text: string, head: string, label?: string): readonly Reason[];
  /** One that answers with this label for this text, and leans to it for texts that are like it. */
  withCorrection(text: string, head: string, label: string | null): Classifier;
  /** For keeping; `classifierFrom` reads it. */
  toBytes(): Uint8Array;
}

/** What was given for a text by a classifier that had not learnt from it. */
export interface HeldBack {
  readonly expected: string | null;
  readonly given: string | null;
  readonly probability: number;
  readonly language: string | null;
}
