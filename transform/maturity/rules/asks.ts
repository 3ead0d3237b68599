import type { Ask } from "../../attestations/index.ts";
import type { Criterion, MaturityModel } from "./model.ts";

/** Every criterion and gate, in the order of the model. */
export function criteriaOf({ dimensions, divide }: MaturityModel): readonly Criterion[] {
  return [...dimensions.flatMap(({ cells }) => cells.flatMap((cell) => cell.criteria)), ...(divide?.gates ?? [])];
}

/** Every criterion and gate that hangs on the answer of an owner, in the order of the model. */
export function asksOf(model: MaturityModel): Ask[] {
  return criteriaOf(model).flatMap(({ id, says, evidence }) =>
    evidence.kind === "attestation"
      ? [{ criterion: id, says, proof: evidence.proof, months: evidence.months, second: evidence.second }]
      : [],
  );
}
