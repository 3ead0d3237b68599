/** The ends and the step of an axis, so that its ticks are round in the unit of measure. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

const mostTicks = 4;
/** Values closer than this are shown as one. */
const leastApart = 1e-4;
const hour = 60;
const day = 24 * hour;
/** Steps of time in minutes that people count in. */
const timeSteps = [
  0.25,
  0.5,
  1,
  2,
  5,
  10,
  15,
  30,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  5 * day,
];

/** What no value of a measure can pass. */
function boundsOf(measure: string): readonly [number, number] {
  if (measure === "share") return [0, 1];
  if (measure === "points") return [-100, 100];
  if (measure.startsWith("from -1")) return [-1, 1];
  if (measure.startsWith("from -2")) return [-2, 2];
  if (measure.startsWith("from 1 ")) return [1, 7];
  if (measure === "full-time people") return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [0, Number.POSITIVE_INFINITY];
}

/** An axis over all values, at most five ticks; `fromZero` where the length of a bar is read. */
export function axisOf(values: readonly number[], measure: string, fromZero = false): Axis {
  const [lowest, highest] = boundsOf(measure);
  const found = values.length === 0 ? [0, 1] : values;
  const low = Math.max(lowest, fromZero ? Math.min(0, ...found) : Math.min(...found));
  const high = Math.min(highest, fromZero ? Math.max(0, ...found) : Math.max(...found));
  const apart = high - low > leastApart ? high - low : Math.abs(high) > leastApart ? Math.abs(high) / 2 : 1;
  const interval = stepOf(apart, measure, fromZero || low >= 0);
  const min = Math.max(lowest, roundTo(Math.floor(low / interval + 1e-9) * interval));
  const max = Math.min(highest, roundTo(Math.ceil(high / interval - 1e-9) * interval));
  if (max > min) return { min, max, interval };
  return max + interval <= highest
    ? { min, max: roundTo(min + interval), interval }
    : { min: roundTo(max - interval), max, interval };
}

function stepOf(range: number, measure: string, whole: boolean): number {
  const wanted = range / mostTicks;
  if (measure === "minutes") {
    const found = timeSteps.find((step) => step >= wanted);
    return found ?? decimalStep(wanted / day) * day;
  }
  const step = decimalStep(wanted);
  return whole && isCounted(measure) ? Math.max(1, step) : step;
}

/** Whether only whole numbers mean something. */
function isCounted(measure: string): boolean {
  return ["messages", "conversations", "people", "functions", "channels"].includes(measure);
}

/** The smallest of 1, 2, 2.5, 5 and their tenfolds that is not smaller. */
function decimalStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= wanted * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Without the dust of binary fractions. */
function roundTo(value: number): number {
  return Number.parseFloat(value.toPrecision(12));
}
