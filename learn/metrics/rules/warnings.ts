import { amountOf, numberOf, type Concern, type Figure, type Numbers } from "./figure.ts";

/** Fewer cases than this are few. */
const FEW_CASES = 50;

/** A source that does not hold everything that was said, and how many of the cases come from it. */
export interface Selection {
  readonly source: string;
  readonly reason: string;
  readonly cases: number;
}

/** What is known about a figure when its warnings are written. */
export interface Measured {
  readonly concern: Concern;
  /** What the cases are called: conversations, messages, days of people, ratings. */
  readonly caseName: string;
  readonly n: number;
  /** Null when there was nothing to measure. */
  readonly figure: Figure | null;
  /** Why there is nothing, unless a more particular reason is found. */
  readonly nothing: string;
  readonly remarks: readonly string[];
  readonly selections: readonly Selection[];
  /** Aggregates of the fact itself and of the messages, in the same window and unit. */
  readonly fact: Numbers;
  readonly messages: Numbers;
}

/** Everything that must be said beside a figure, the most important first. */
export function warningsOf(measured: Measured): string[] {
  const { figure, n, remarks } = measured;
  const known = figure !== null && figure.value !== null;
  return [
    ...(known ? [] : [`Not known: ${figure?.why ?? reasonFor(measured)}`]),
    ...selectionWarnings(measured),
    ...(known ? leftOut(measured) : []),
    ...(known && n < FEW_CASES ? [`Few cases: only ${n}.`] : []),
    ...remarks,
  ];
}

/** Whether all who answered in the window are brand accounts, so that nothing is known of people. */
export function onlyBrandsAnswered(messages: Numbers): boolean {
  return numberOf(messages, "by_person") === 0 && numberOf(messages, "by_brand") > 0;
}

export const BRANDS_ONLY = "Brand accounts signed all answers of the period, so nothing tells which people wrote them.";

export const NOBODY = "No person is known to have answered in the period.";

/** Silence proves something only where answers would have been seen. */
const NO_ANSWER =
  "The log holds no answer of the period. If answers lie elsewhere, say it of the source (answers: elsewhere); then this is not known.";

function reasonFor({ concern, messages, fact, nothing, caseName }: Measured): string {
  if (concern === "people" && onlyBrandsAnswered(messages)) return BRANDS_ONLY;
  const elsewhere = fact["elsewhere"] ?? 0;
  if (concern !== "anything" && elsewhere > 0 && elsewhere === fact["asked"]) {
    return `All ${amountOf(elsewhere)} ${caseName} of the period come from sources that do not hold their answers.`;
  }
  if (concern === "people" && numberOf(messages, "by_person") === 0) return NOBODY;
  return nothing;
}

function selectionWarnings({ selections, n, caseName }: Measured): string[] {
  return selections.map(({ source, reason, cases }) => {
    const part = n > cases ? ` (${amountOf(cases)} of ${amountOf(n)} ${caseName})` : "";
    return `Selection: of the source "${source}"${part} the log holds only a part: ${reason}`;
  });
}

function leftOut({ concern, fact, messages, caseName }: Measured): string[] {
  const said: string[] = [];
  const elsewhere = fact["elsewhere"] ?? 0;
  if (concern !== "anything" && elsewhere > 0) {
    said.push(`Left out: ${amountOf(elsewhere)} ${caseName} from sources that do not hold their answers.`);
  }
  if (concern === "answers" && fact["replied"] === 0 && numberOf(messages, "outbound") === 0) said.push(NO_ANSWER);
  const byBrand = numberOf(messages, "by_brand");
  if (concern === "people" && byBrand > 0) {
    said.push(
      `Left out: ${amountOf(byBrand)} of ${amountOf(numberOf(messages, "outbound"))} answers, signed by brand accounts and not by people.`,
    );
  }
  return said;
}
