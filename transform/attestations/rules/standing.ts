import { TOLD_BEFORE_DAYS, type Somebody } from "../contract.ts";

const DAY_MS = 86_400_000;

/** Something that somebody did to an answer. */
export interface Act {
  readonly by: Somebody;
  readonly at: Date;
}

/** A link, or a file that was uploaded. */
export type ShownProof =
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "file"; readonly id: string; readonly name: string; readonly bytes: number };

/** An answer with all that happened to it. */
export interface Answer extends Act {
  readonly id: string;
  readonly criterion: string;
  /** Null: given for the whole organisation. */
  readonly unit: string | null;
  /** 1, 2, ... within its criterion and unit. */
  readonly version: number;
  readonly met: boolean;
  readonly words: string | null;
  readonly proof: ShownProof | null;
  readonly expiresAt: Date;
  readonly signed: Act | null;
  readonly checked: Act | null;
  readonly withdrawn: (Act & { readonly why: string }) | null;
}

export type AnswerStatus = "standing" | "expiring" | "expired";

/** An answer as it counted at a moment. */
export interface StandingAnswer {
  readonly answer: {
    readonly id: string;
    readonly met: boolean;
    readonly by: Somebody;
    readonly at: Date;
    readonly expiresAt: Date;
    /** What was shown for it by then, and whether somebody else had looked at it. */
    readonly proof: "none" | "given" | "checked";
    /** The name of the second person who had signed by then. */
    readonly signedBy: string | null;
  };
  /** An expired one counts as unknown; it stands here so that it can be told. */
  readonly status: AnswerStatus;
  /** It was given for the whole organisation and counts for the unit too. */
  readonly inherited: boolean;
}

/** The moment from which an answer holds no more is the first at which it is expired. */
export function statusOf(expiresAt: Date, asOf: Date): AnswerStatus {
  const leftMs = expiresAt.getTime() - asOf.getTime();
  if (leftMs <= 0) return "expired";
  return leftMs <= TOLD_BEFORE_DAYS * DAY_MS ? "expiring" : "standing";
}

/** Whether a later answer takes the place of an earlier one. */
export function isNewer(one: Pick<Answer, "version">, other: Pick<Answer, "version"> | undefined): boolean {
  return other === undefined || one.version > other.version;
}

/** Whether it had been given by a moment, and not yet been taken back. */
function countsAt({ at, withdrawn }: Pick<Answer, "at" | "withdrawn">, asOf: Date): boolean {
  return at <= asOf && !(withdrawn !== null && withdrawn.at <= asOf);
}

/**
 * By criterion what stood at a moment: of the answers of the unit the newest that was not taken back, also when it has
 * expired; where it has none, that of the whole organisation. The order of the answers does not matter.
 */
export function standingAnswers(
  answers: readonly Answer[],
  { unit, asOf }: { readonly unit: string | null; readonly asOf: Date },
): ReadonlyMap<string, StandingAnswer> {
  const own = newestOf(answers, unit, asOf);
  const whole = unit === null ? own : newestOf(answers, null, asOf);
  const standing = new Map<string, StandingAnswer>();
  for (const [criterion, answer] of whole) standing.set(criterion, standingAt(answer, asOf, unit !== null));
  for (const [criterion, answer] of own) standing.set(criterion, standingAt(answer, asOf, false));
  return standing;
}

/** By criterion the newest answer of exactly this unit that counted at a moment. */
export function newestOf(answers: readonly Answer[], unit: string | null, asOf: Date): Map<string, Answer> {
  const newest = new Map<string, Answer>();
  for (const answer of answers) {
    const { criterion } = answer;
    if (answer.unit !== unit || !countsAt(answer, asOf)) continue;
    if (isNewer(answer, newest.get(criterion))) newest.set(criterion, answer);
  }
  return newest;
}

function standingAt(answer: Answer, asOf: Date, inherited: boolean): StandingAnswer {
  const { id, met, by, at, expiresAt, proof, checked, signed } = answer;
  const shown = proof === null ? "none" : checked !== null && checked.at <= asOf ? "checked" : "given";
  const signedBy = signed !== null && signed.at <= asOf ? signed.by.name : null;
  return {
    answer: { id, met, by, at, expiresAt, proof: shown, signedBy },
    status: statusOf(expiresAt, asOf),
    inherited,
  };
}
