import type { Certainty, Position, Step } from "../contract/position.ts";
import type { Evaluation, Reason } from "./evidence.ts";
import { dayWords, listWords } from "./figure-words.ts";
import type { MaturityModel } from "./model.ts";

/** What can be told of the whole beyond the evaluation. */
interface Told {
  readonly certainty: Certainty;
  readonly certaintyOfRows: ReadonlyMap<string, Certainty>;
  readonly bindingUnits: readonly string[];
  /** The last day (UTC) that figures are of, and how many days before the moment of evaluation that is. */
  readonly lastDay: Date;
  readonly ageDays: number;
  /** It is told of a moment that is over. */
  readonly past: boolean;
}

/** Figures older than this are said to be old. */
const OLD_DAYS = 30;

/** Where we stand, what keeps us there, what is not known and how it can become known; nothing is judged. */
export function storyOf(model: MaturityModel, evaluation: Evaluation, told: Told): Position["story"] {
  return {
    stand: standWords(model, evaluation, told),
    binds: bindsWords(model, evaluation, told),
    unknown: unknownWords(evaluation, told),
    know: knowWords(evaluation),
  };
}

function standWords(model: MaturityModel, evaluation: Evaluation, told: Told): string {
  const { floor, ceiling, provisional, unknown } = evaluation;
  const [stand, raise] = told.past ? ["stood", "could have raised"] : ["stand", "could raise"];
  if (unknown === 1) return `It is not yet known where we ${stand}: nothing of what the map asks is known.`;
  const old =
    told.ageDays > OLD_DAYS ? ` The newest figures are of ${dayWords(told.lastDay)}; they fade with age.` : "";
  const here = stageWords(model, floor);
  const there = stageWords(model, ceiling);
  if (told.certainty === "none" && ceiling > floor)
    return `It is not yet known where we ${stand}: at ${here}, at the least; what is not known ${raise} that up to ${there}.${old}`;
  if (ceiling > floor)
    return `We ${stand} at ${here}, on what is known; what is not known ${raise} that up to ${there}.${old}`;
  if (told.certainty === "low") return `We ${stand} at ${here}, with low certainty.${old}`;
  return `We ${stand} at ${here}${provisional ? ", provisionally: the next window has to confirm it" : ""}.${old}`;
}

function bindsWords(model: MaturityModel, evaluation: Evaluation, { bindingUnits }: Told): string {
  const { binding, floor } = evaluation;
  const next = model.stages.find(({ level }) => level === floor + 1);
  if (!next) return "There is no further stage.";
  const stage = stageWords(model, next.level);
  const rows = neededRows(model, evaluation);
  const gates = binding.gates.map((id) => model.divide?.gates.find((gate) => gate.id === id)?.title ?? id);
  const keepers = [
    ...(rows.named.length > MOST_NAMED ? [count(rows.named.length, "row", "rows")] : rows.named),
    ...(rows.free > 0 ? [`${rows.free} of ${rows.others} other rows`] : []),
    ...(gates.length > 0 ? [`the ${gates.length === 1 ? "gate" : "gates"} ${listWords(gates)}`] : []),
    ...(bindingUnits.length > 0
      ? [`the ${bindingUnits.length === 1 ? "unit" : "units"} ${listWords(bindingUnits)}`]
      : []),
  ];
  if (keepers.length === 0) return `Nothing keeps us from ${stage}.`;
  const shown = rows.unmeasured > 0 ? ` ${unmeasuredWords(rows.unmeasured)}, so ${stage} cannot be shown yet.` : "";
  return `To stand at ${stage}, more is needed in ${listWords(keepers)}.${shown} To stay is a choice.`;
}

function unmeasuredWords(rows: number): string {
  return rows === 1
    ? "One row that is needed also asks for something that is not measured yet"
    : `${rows} rows that are needed also ask for something that is not measured yet`;
}

/**
 * The rows that the next stage needs: those that must reach it, and how many (`free`) of the `others`, of which some may
 * lag behind; and how many of them wait for what the product does not measure.
 */
function neededRows(model: MaturityModel, { binding, dimensions, criteria, floor }: Evaluation) {
  const { behind, by } = model.standing;
  const standing = new Map(dimensions.map((row) => [row.id, row]));
  const bound = model.dimensions.filter(({ id }) => binding.dimensions.includes(id));
  const mayLag = bound.filter(({ id, pillar }) => !pillar && floor + 1 - (standing.get(id)?.floor ?? floor) <= by);
  const lagging = Math.min(behind, mayLag.length);
  const free = lagging === 0 ? 0 : mayLag.length - lagging;
  const fixed = lagging === 0 ? bound : bound.filter((row) => !mayLag.includes(row));
  const waits = ({ id }: { readonly id: string }) =>
    (standing.get(id)?.missing ?? []).some((missing) => criteria.get(missing)?.reason === "not_computed");
  const unmeasured = fixed.filter(waits).length + Math.max(0, free - mayLag.filter((row) => !waits(row)).length);
  return { named: fixed.map(({ title }) => title), free, others: mayLag.length, unmeasured };
}

/** More rows than this are counted, not named. */
const MOST_NAMED = 5;

function unknownWords({ criteria, dimensions, gates }: Evaluation, { certaintyOfRows }: Told): string {
  const all = [...criteria.values()];
  const unknown = all.filter(({ state }) => state === "unknown").length;
  if (unknown === 0) return "Everything that the map asks is known.";
  const rows = dimensions.filter(({ id }) => certaintyOfRows.get(id) === "none").length;
  const said = `${unknown} of ${count(all.length, "criterion", gates.length > 0 ? "criteria and gates" : "criteria")} are not known`;
  return rows === 0
    ? `${said}; no row hangs on them.`
    : `${said}, so ${rows} of ${count(dimensions.length, "row is", "rows are")} not yet known.`;
}

function knowWords({ criteria }: Evaluation): string {
  const reasons = [...criteria.values()].filter(({ state }) => state === "unknown").map(({ reason }) => reason);
  const of = (...wanted: readonly Reason[]) => reasons.filter((reason) => wanted.includes(reason)).length;
  const answers = of("not_attested", "expired", "unsigned");
  const figures = of("too_few_cases", "not_measured");
  const never = of("not_computed");
  return [
    ...(answers > 0 ? [`${answers} need the answer of a named owner.`] : []),
    ...(figures > 0 ? [`${figures} become known as more is heard.`] : []),
    ...(never > 0 ? [`${never} hang on something that is not measured yet; each says what that is.`] : []),
  ].join(" ");
}

/** Why a step is near. */
export function nearWords(
  model: MaturityModel,
  { dimensions, criteria }: Evaluation,
  { dimension }: Pick<Step, "dimension">,
): string {
  const row = dimensions.find(({ id }) => id === dimension);
  if (!row) return `It opens a gate of ${model.divide ? lowered(model.divide.title) : "the next stage"}.`;
  const title = model.dimensions.find(({ id }) => id === row.id)?.title ?? row.id;
  const next = stageWords(model, row.floor + 1);
  if (row.missing.length === 1) return `With it ${title} stands at ${next}.`;
  const unmeasured = row.missing.filter((id) => criteria.get(id)?.reason === "not_computed").length;
  const rest = unmeasured === 0 ? "" : `; ${unmeasured} of them ${unmeasured === 1 ? "is" : "are"} not measured yet`;
  return `One of ${row.missing.length} that ${title} needs for ${next}${rest}.`;
}

/** "stage 2 of 4, Functional". */
function stageWords(model: MaturityModel, level: number): string {
  const stage = model.stages.find((one) => one.level === level);
  const highest = model.stages.at(-1)?.level ?? level;
  return `stage ${level} of ${highest}${stage ? `, ${stage.title}` : ""}`;
}

function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

function lowered(title: string): string {
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
