import type { Position, StandingCriterion, StandingDimension } from "@firsthand/transform/maturity/contract";

type Stage = Position["stages"][number];

/** Where a criterion stands in the model: in a cell of a row, or as a gate of the divide. */
export type CriterionPlace =
  | {
      readonly kind: "cell";
      readonly row: StandingDimension;
      readonly stage: Stage;
      readonly says: string | null;
      /** The criteria of the cell in the order of the model, this one among them. */
      readonly beside: readonly StandingCriterion[];
    }
  | {
      readonly kind: "gate";
      readonly title: string;
      readonly divide: NonNullable<Position["divide"]>;
      /** Where the gate is open this counts as met. */
      readonly open: boolean;
      readonly beside: readonly StandingCriterion[];
    };

type Model = Pick<Position, "stages" | "divide" | "dimensions" | "gates" | "criteria">;

/** The place of a criterion; undefined where the model in force has none of that id. */
export function placeOf(position: Model, id: string): CriterionPlace | undefined {
  const byId = new Map(position.criteria.map((one) => [one.id, one]));
  const found = byId.get(id);
  if (!found) return undefined;
  const all = (ids: readonly string[]) => ids.flatMap((one) => byId.get(one) ?? []);
  const gate = position.gates.find((one) => one.id === id);
  if (gate && position.divide) {
    const beside = all(position.gates.map((one) => one.id));
    return { kind: "gate", title: gate.title, divide: position.divide, open: gate.open, beside };
  }
  const row = position.dimensions.find((one) => one.id === found.dimension);
  const stage = position.stages.find(({ level }) => level === found.level);
  const cell = row?.cells.find(({ level }) => level === found.level);
  if (!row || !stage || !cell) return undefined;
  return { kind: "cell", row, stage, says: cell.says, beside: all(cell.criteria) };
}

/** The one before and the one after, in the order of the cell. */
export function neighboursOf(
  beside: readonly StandingCriterion[],
  id: string,
): { readonly before: StandingCriterion | undefined; readonly after: StandingCriterion | undefined } {
  const at = beside.findIndex((one) => one.id === id);
  return at < 0 ? { before: undefined, after: undefined } : { before: beside[at - 1], after: beside[at + 1] };
}
