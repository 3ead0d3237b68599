import { bindingOf, decidingOf } from "./deciding.ts";
import { drawAll, undrawn } from "./draws.ts";
import type { Draws, Evaluation, Knowledge, StandingDimension, Weighed } from "./evidence.ts";
import type { Criterion, Dimension, MaturityModel } from "./model.ts";
import { place, type Marks, type Places } from "./placing.ts";
import { planOf, type Plan } from "./plan.ts";
import { weigh } from "./weigh.ts";

/**
 * Where something stands by a model, from what is known: floors and ceilings, confidence, what decides, binds and is
 * missing. The same model and knowledge give the same evaluation, whatever their order. With `draws: false` nothing is
 * drawn (confidence 0, no levels), which is all that a history of stages needs. Never throws.
 */
export function evaluate(
  model: MaturityModel,
  knowledge: Knowledge,
  { draws = true }: { readonly draws?: boolean } = {},
): Evaluation {
  const plan = planOf(model);
  const weighed = plan.criteria.map((criterion) => weigh(model, criterion, knowledge));
  const marks = marksOf(weighed, ({ state }) => state === "met");
  const floor = place(plan, marks);
  const ceiling = place(
    plan,
    marksOf(weighed, ({ state }) => state !== "unmet"),
  );
  const firm = place(
    plan,
    marksOf(weighed, ({ state, provisional }) => state === "met" && !provisional),
  );
  const drawn = draws ? drawAll(plan, weighed, model.confidence) : null;
  const deciding = decidingOf(plan, marks, floor);
  const binding = bindingOf(plan, marks, floor);
  const levelOf = (rank: number | undefined): number => plan.levels[rank ?? 0] ?? 0;
  const dimensions = model.dimensions.map((dimension, row): StandingDimension => {
    const told = drawn?.rows[row] ?? undrawn;
    const level = levelOf(floor.rows[row]);
    const range = { from: plan.starts[row] ?? 0, to: plan.starts[row + 1] ?? 0 };
    return {
      id: dimension.id,
      floor: level,
      ceiling: levelOf(ceiling.rows[row]),
      provisional: firm.rows[row] !== floor.rows[row],
      confidence: shareAt(told, level),
      draws: told,
      streams: streamsOf(dimension, { model, plan, weighed: weighed.slice(range.from, range.to) }),
      ...shares(plan.criteria.slice(range.from, range.to), weighed.slice(range.from, range.to)),
      missing: missingOf(plan, { ...range, next: (floor.rows[row] ?? 0) + 1 }, marks),
      deciding: deciding.rows[row] ?? [],
    };
  });
  const told = drawn?.whole ?? undrawn;
  return {
    criteria: new Map(plan.criteria.map(({ id }, index) => [id, weighed[index] ?? nothing])),
    dimensions,
    floor: levelOf(floor.whole),
    ceiling: levelOf(ceiling.whole),
    provisional: firm.whole !== floor.whole,
    confidence: shareAt(told, levelOf(floor.whole)),
    draws: told,
    ...shares(plan.criteria, weighed),
    binding: {
      dimensions: binding.rows.flatMap((row) => model.dimensions[row]?.id ?? []),
      gates: binding.gates,
    },
    deciding: deciding.whole,
    gates: plan.criteria.slice(plan.starts.at(-1)).map(({ id }, index) => {
      const { state } = weighed[(plan.starts.at(-1) ?? 0) + index] ?? nothing;
      return { id, open: state === "met", state };
    }),
  };
}

const nothing: Weighed = { state: "unknown", reason: "not_measured", provisional: false, chance: 0.5, metric: null };

function marksOf(weighed: readonly Weighed[], counts: (one: Weighed) => boolean): Marks {
  return Uint8Array.from(weighed, (one) => (counts(one) ? 1 : 0));
}

function shareAt({ levels }: Draws, at: number): number {
  return levels.find(({ level }) => level === at)?.share ?? 0;
}

/** A stream stands by its own criteria and those that belong to none. */
function streamsOf(
  dimension: Dimension,
  {
    model,
    plan,
    weighed,
  }: { readonly model: MaturityModel; readonly plan: Plan; readonly weighed: readonly Weighed[] },
): StandingDimension["streams"] {
  const byId = new Map(
    dimension.cells.flatMap(({ criteria }) => criteria).map(({ id }, index) => [id, weighed[index] ?? nothing]),
  );
  return dimension.streams.map(({ id }) => {
    const cells = dimension.cells.map((cell) => ({
      ...cell,
      criteria: cell.criteria.filter(({ stream }) => stream === null || stream === id),
    }));
    const own = planOf({ ...model, dimensions: [{ ...dimension, cells }], divide: null });
    const found = own.criteria.map((criterion) => byId.get(criterion.id) ?? nothing);
    const levelAt = ({ rows }: Places): number => plan.levels[rows[0] ?? 0] ?? 0;
    return {
      id,
      floor: levelAt(
        place(
          own,
          marksOf(found, ({ state }) => state === "met"),
        ),
      ),
      ceiling: levelAt(
        place(
          own,
          marksOf(found, ({ state }) => state !== "unmet"),
        ),
      ),
    };
  });
}

function shares(
  criteria: readonly Criterion[],
  weighed: readonly Weighed[],
): { readonly measured: number; readonly attested: number; readonly unknown: number } {
  const all = criteria.length;
  if (all === 0) return { measured: 0, attested: 0, unknown: 1 };
  const unknown = weighed.filter(({ state }) => state === "unknown").length;
  const attested = weighed.filter(
    ({ state }, index) => state !== "unknown" && criteria[index]?.evidence.kind === "attestation",
  ).length;
  return { measured: (all - unknown - attested) / all, attested: attested / all, unknown: unknown / all };
}

function missingOf(
  { criteria, ranks }: Plan,
  { from, to, next }: { readonly from: number; readonly to: number; readonly next: number },
  marks: Marks,
): string[] {
  return criteria.slice(from, to).flatMap(({ id }, offset) => {
    const rank = ranks[from + offset] ?? 0;
    return marks[from + offset] === 0 && rank > 0 && rank <= next ? [id] : [];
  });
}
