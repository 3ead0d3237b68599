import type { Certainty, Position, StandingCriterion, StandingDimension } from "@firsthand/transform/maturity/contract";

type State = StandingCriterion["state"];
type Draws = Position["draws"];
export type Stage = Position["stages"][number];

export const certaintyWords: Readonly<Record<Certainty, string>> = {
  high: "high certainty",
  medium: "medium certainty",
  low: "low certainty",
  none: "not yet known",
};

export const stateWords: Readonly<Record<State, string>> = {
  met: "Met",
  unmet: "Not met",
  unknown: "Not yet known",
};

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** A share in whole per cent; what is there and rounds to nothing is "under 1 %", and what is not all is not 100. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) return "under 1 %";
  if (share < 1 && share > 0.99) return "over 99 %";
  return `${whole.format(share * 100)} %`;
}

/** An amount with its word: "1 row", "12 rows". */
export function amountText(amount: number, one: string, many = `${one}s`): string {
  return `${whole.format(amount)} ${amount === 1 ? one : many}`;
}

/** The name of a stage: "stage 2, Functional". */
export function stageText(stages: readonly Stage[], level: number): string {
  const title = stages.find((stage) => stage.level === level)?.title;
  return title === undefined ? `stage ${level}` : `stage ${level}, ${title}`;
}

/** How the draws fell, the published stage first: "Stage 2 in 83 %, 3 in 4 %, open in 13 % of draws". */
export function drawsText({ levels, open }: Draws, published: number): string {
  const parts = drawnParts({ levels, open }, published).map(({ level, share }) =>
    level === null ? `open in ${percentText(share)}` : `${level} in ${percentText(share)}`,
  );
  const text = parts.join(", ");
  return `${/^\d/.test(text) ? `Stage ${text}` : text.replace("open", "Open")} of draws`;
}

/** The parts of the draws that are there: the published stage, the others by their share, then what is open (null). */
function drawnParts({ levels, open }: Draws, published: number): { level: number | null; share: number }[] {
  const order = [...levels].sort((one, two) =>
    one.level === published ? -1 : two.level === published ? 1 : two.share - one.share || one.level - two.level,
  );
  return [...order, { level: null, share: open }].filter(({ share }) => share > 0);
}

type Row = Pick<StandingDimension, "floor" | "ceiling" | "provisional" | "certainty">;

/** Where a row stands, in few words: "Stage 2, up to 4 · low certainty", "Not yet known: 1 to 4". */
export function rowText({ floor, ceiling, provisional, certainty }: Row): string {
  if (certainty === "none" && ceiling > floor) return `Not yet known: ${floor} to ${ceiling}`;
  const reach = ceiling > floor ? `, up to ${ceiling}` : "";
  return `Stage ${floor}${reach}${provisional ? ", provisional" : ""} · ${certaintyWords[certainty]}`;
}

/** How many criteria are met, not met and not known: "2 met, 1 not yet known". */
export function tallyText(states: readonly State[]): string {
  if (states.length === 0) return "nothing is asked";
  const words = { met: "met", unmet: "not met", unknown: "not yet known" } as const;
  return (["met", "unmet", "unknown"] as const)
    .map((state) => [states.filter((one) => one === state).length, words[state]] as const)
    .filter(([amount]) => amount > 0)
    .map(([amount, said]) => `${amount} ${said}`)
    .join(", ");
}

/** The query of an address that asks the API for the same position; empty where nothing is said. */
export function queryText(search: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return said.length === 0 ? "" : `?${new URLSearchParams(said).toString()}`;
}
