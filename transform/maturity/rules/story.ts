import type { Certainty, Position, Step } from "../contract/position.ts";
import type { Evaluation, Reason } from "./evidence.ts";
import { listWords } from "./figure-words.ts";
import type { MaturityModel } from "./model.ts";

/** What can be told of the whole beyond the evaluation. */
interface Told {
  readonly certainty: Certainty;
  readonly certaintyOfRows: ReadonlyMap<string, Certainty>;
  readonly bindingUnits: readonly string[];
}

/** Where we stand, what keeps us there, what is not known and how it can become known; nothing is judged. */
export function storyOf(model: MaturityModel, evaluation: Evaluation, told: Told): Position["story"] {
  return {
    stand: standWords(model, evaluation, told),
    binds: bindsWords(model, evaluation, told),
    unknown: unknownWords(evaluation, told),
    know: knowWords(evaluation),
  };
}

function standWords(model: MaturityModel, evaluation: Evaluation, { certainty }: Told): string {
  const { floor: stage, ceiling } = evaluation;
  if (evaluation.unknown === 1) return "It is not yet known where we stand: nothing of what the map asks is known.";
  const here = stageWords(model, stage);
  if (ceiling > stage) {
    const open = certainty === "none" ? "at the least" : "on what is known";
    return `We stand at ${here}, ${open}; what is not known could raise that up to ${stageWords(model, ceiling)}.`;
  }
  if (certainty === "low") return `We stand at ${here}, with low certainty.`;
  const provisional = evaluation.provisional ? ", provisionally: the next window has to confirm it" : "";
  return `We stand at ${here}${provisional}.`;
}

function bindsWords(model: MaturityModel, { binding, floor }: Evaluation, { bindingUnits }: Told): string {
  const next = model.stages.find(({ level }) => level === floor + 1);
  if (!next) return "There is no further stage.";
  const titles = new Map(model.dimensions.map(({ id, title }) => [id, title]));
  const rows = binding.dimensions.map((id) => titles.get(id) ?? id);
  const gates = binding.gates.map((id) => model.divide?.gates.find((gate) => gate.id === id)?.title ?? id);
  const keepers = [
    ...(rows.length > 0 ? [rows.length > MOST_NAMED ? `${count(rows.length, "row", "rows")}` : listWords(rows)] : []),
    ...(gates.length > 0 ? [`the ${gates.length === 1 ? "gate" : "gates"} ${listWords(gates)}`] : []),
    ...(bindingUnits.length > 0
      ? [`the ${bindingUnits.length === 1 ? "unit" : "units"} ${listWords(bindingUnits)}`]
      : []),
  ];
  if (keepers.length === 0) return `Nothing keeps us from ${stageWords(model, next.level)}.`;
  return `To stand at ${stageWords(model, next.level)}, more is needed in ${listWords(keepers)}. To stay is a choice.`;
}

/** More rows than this are counted, not named. */
const MOST_NAMED = 5;

function unknownWords({ criteria, dimensions }: Evaluation, { certaintyOfRows }: Told): string {
  const all = [...criteria.values()];
  const unknown = all.filter(({ state }) => state === "unknown").length;
  if (unknown === 0) return "Everything that the map asks is known.";
  const rows = dimensions.filter(({ id }) => certaintyOfRows.get(id) === "none").length;
  const said = `${unknown} of ${count(all.length, "criterion", "criteria")} are not known`;
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
  { dimensions }: Evaluation,
  { dimension }: Pick<Step, "dimension">,
): string {
  const row = dimensions.find(({ id }) => id === dimension);
  if (!row) return `It opens a gate of ${model.divide ? lowered(model.divide.title) : "the next stage"}.`;
  const title = model.dimensions.find(({ id }) => id === row.id)?.title ?? row.id;
  const next = stageWords(model, row.floor + 1);
  return row.missing.length === 1
    ? `With it ${title} stands at ${next}.`
    : `One of ${row.missing.length} that ${title} needs for ${next}.`;
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
