import type { Duty } from "@firsthand/transform/attestations/contract";
import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";

export type Due = Duty["due"];

/** What is due, in the order of the page. */
export const dues: readonly Due[] = ["expired", "expiring", "sign", "check", "answer"];

/** One duty as a word: what is due of which criterion for which unit. */
export function dutyKey({ criterion, unit, due }: Duty): string {
  return `${due}\n${criterion}\n${unit ?? ""}`;
}

/** How many duties there are of each kind. */
export function countsOf(duties: readonly Duty[]): Readonly<Record<Due, number>> {
  const counts = { expired: 0, expiring: 0, sign: 0, check: 0, answer: 0 };
  for (const { due } of duties) counts[due] += 1;
  return counts;
}

/** The duties of who looks, and those of all others; of one kind only where one is said. */
export function shared(
  all: readonly Duty[],
  mine: readonly Duty[],
  due: Due | undefined,
): { readonly mine: readonly Duty[]; readonly others: readonly Duty[] } {
  const own = new Set(mine.map(dutyKey));
  const wanted = all.filter((duty) => due === undefined || duty.due === due);
  return {
    mine: wanted.filter((duty) => own.has(dutyKey(duty))),
    others: wanted.filter((duty) => !own.has(dutyKey(duty))),
  };
}

/**
 * How many of somebody's duties wait for them: what has expired, expires soon or has an owner and was never answered,
 * and signatures. Proofs to look at wait for anybody.
 */
export function pressing(mine: readonly Duty[]): number {
  return mine.filter(({ due, owner }) => due !== "check" && (due !== "answer" || owner !== null)).length;
}

type Attested = Extract<StandingCriterion["evidence"], { kind: "attestation" }>;

/** A criterion whose answer stands, so that nothing is due. */
export interface Settled {
  readonly id: string;
  readonly says: string;
  readonly answer: NonNullable<Attested["answer"]>;
  readonly owner: string | null;
}

/** The answers that stand for the whole organisation, those that expire first before. */
export function settledOf(criteria: readonly StandingCriterion[]): readonly Settled[] {
  return criteria
    .flatMap(({ id, says, evidence }) =>
      evidence.kind === "attestation" && evidence.status === "standing" && evidence.answer
        ? [{ id, says, answer: evidence.answer, owner: evidence.owner }]
        : [],
    )
    .toSorted((one, other) => Date.parse(one.answer.expiresAt) - Date.parse(other.answer.expiresAt));
}

/** Where each criterion of a position belongs, in words: "Purpose of engaging, stage 3", "The chasm: Sponsor". */
export function homesOf({
  criteria,
  dimensions,
  gates,
  divide,
}: Pick<Position, "criteria" | "dimensions" | "gates" | "divide">): ReadonlyMap<string, string> {
  const rows = new Map(dimensions.map(({ id, title }) => [id, title]));
  const gateTitles = new Map(gates.map(({ id, title }) => [id, title]));
  return new Map(
    criteria.flatMap(({ id, dimension, level }): [string, string][] => {
      const gate = gateTitles.get(id);
      if (gate !== undefined) return [[id, divide ? `${divide.title}: ${gate}` : gate]];
      const row = dimension === null ? undefined : rows.get(dimension);
      return row === undefined || level === null ? [] : [[id, `${row}, stage ${level}`]];
    }),
  );
}
