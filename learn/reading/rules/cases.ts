import { truthOf, type Judgement } from "../../labelling/index.ts";
import { NONE, type JudgementSet } from "../contract.ts";

/** A judged text that measures: chosen by chance, never learnt from, and nobody disagrees on it. */
export interface Case {
  readonly judgement: Judgement;
  readonly expected: string | null;
  /** What the machine had said before anybody judged. */
  readonly given: string | null;
}

/**
 * Those judgements that measure. What was corrected in threads does not: people correct what is wrong, so that it would
 * make every reader look bad.
 */
export function casesOf(judgements: readonly Judgement[]): Case[] {
  return judgements.flatMap((judgement) => {
    const expected = truthOf(judgement);
    if (!judgement.asked || judgement.purpose !== "audit" || expected === undefined) return [];
    return [{ judgement, expected, given: judgement.machine.value }];
  });
}

/** What two people said of the same texts without seeing each other, the later one second. */
export function pairsOf(judgements: readonly Judgement[]): (readonly [string | null, string | null])[] {
  return judgements.flatMap(({ asked, value, second }) => (asked && second ? [[value, second.value] as const] : []));
}

/** The judgements of a set. */
export function ofSet(judgements: readonly Judgement[], set: JudgementSet): Judgement[] {
  switch (set) {
    case "measured":
      return casesOf(judgements).map(({ judgement }) => judgement);
    case "twice":
      return judgements.filter(({ asked, second }) => asked && second !== null);
    case "disputed":
      return judgements.filter((one) => one.asked && truthOf(one) === undefined);
    case "corrected":
      return judgements.filter(({ asked }) => !asked);
  }
}

/** What a list of judgements is narrowed to; what is left out does not narrow. */
export interface Narrowing {
  readonly expected?: string | undefined;
  readonly given?: string | undefined;
  readonly language?: string | undefined;
  readonly version?: string | undefined;
  readonly bin?: number | undefined;
  readonly right?: boolean | undefined;
}

/** Whether a judgement is among those that are asked for. */
export function isAmong(judgement: Judgement, wanted: Narrowing): boolean {
  const { machine, language } = judgement;
  const truth = truthOf(judgement);
  return (
    is(wanted.expected, truth) &&
    is(wanted.given, machine.value) &&
    is(wanted.language, language) &&
    (wanted.version === undefined || wanted.version === machine.version) &&
    (wanted.bin === undefined || (isStated(judgement) && binOf(machine.probability ?? 0) === wanted.bin)) &&
    (wanted.right === undefined || (truth !== undefined && (truth === machine.value) === wanted.right))
  );
}

const is = (wanted: string | undefined, value: string | null | undefined): boolean =>
  wanted === undefined || (wanted === NONE ? value === null : value === wanted);

/** How many parts the probabilities are put in. */
export const BINS = 10;

/** The part in which a probability lies, from 0. */
const binOf = (probability: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(probability * BINS)));

/** Whether the machine gave a value and said how likely it is. */
export function isStated({ machine }: Pick<Judgement, "machine">): boolean {
  return machine.value !== null && machine.probability !== null;
}
