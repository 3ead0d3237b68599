const most = 7;
/** Where so many counts would share the palest colour, steps of equal height hide what there is to see. */
const mostPale = 0.7;

/**
 * Where the colours of a heat map begin, at most seven round numbers: steps of equal height or, where a few counts
 * tower over all others, steps that hold about equally many counts.
 */
export function heatSteps(counts: readonly number[]): number[] {
  const found = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const even = evenSteps(found.at(-1) ?? 0);
  const [, second] = even;
  if (second === undefined) return even;
  const pale = found.filter((count) => count < second).length;
  return pale <= mostPale * found.length ? even : fullSteps(found);
}

/** Steps that hold about equally many of the counts, which come in order. */
function fullSteps(counts: readonly number[]): number[] {
  const starts = Array.from({ length: most }, (_unused, at) =>
    roundDown(counts[Math.floor((at * counts.length) / most)] ?? 1),
  );
  return [1, ...starts.slice(1)].filter((from, at, all) => at === 0 || from > Math.max(...all.slice(0, at)));
}

function evenSteps(highest: number): number[] {
  if (highest === 0) return [];
  const height = roundUp((highest + 1) / most);
  return Array.from({ length: Math.floor(highest / height) + 1 }, (_unused, at) => (at === 0 ? 1 : at * height)).filter(
    (from, at, all) => from !== all[at - 1],
  );
}

/** Which colour a count has: 0 for none, then 1 for the first step. */
export function stepOf(count: number, steps: readonly number[]): number {
  if (count === 0) return 0;
  return steps.filter((from) => from <= count).length;
}

/** Which of the seven colours a step has, so that the last step always has the strongest. */
export function colourOf(step: number, steps: readonly number[]): number {
  return step === 0 || steps.length < 2 ? step : Math.round(((step - 1) * (most - 1)) / (steps.length - 1)) + 1;
}

/** With its first digit alone from ten on. */
function roundDown(value: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  return power === 1 ? value : Math.floor(value / (power / 2)) * (power / 2);
}

/** The next whole number that is 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  const factor = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(
    (one) => one * power >= value && Number.isInteger(one * power),
  );
  return (factor ?? 10) * power;
}
