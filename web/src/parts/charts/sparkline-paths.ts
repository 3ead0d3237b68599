/** Paths of a small line in a box of 100 by 30. */
export interface SparklinePaths {
  readonly line: string;
  /** The last stretch, where the newest bucket still runs. */
  readonly dashed: string;
  readonly area: string;
}

const width = 100;
const height = 30;
const margin = 2;

/**
 * The way of a line through values of equal distance; unknown ones break it. `fromZero` shows a count over its
 * foot, anything else between its lowest and its highest value.
 */
export function sparklinePaths(
  values: readonly (number | null)[],
  { fromZero, partialEnd }: { readonly fromZero: boolean; readonly partialEnd: boolean },
): SparklinePaths {
  const known = values.filter((value) => value !== null);
  const low = fromZero ? Math.min(0, ...known) : Math.min(...known);
  const high = fromZero ? Math.max(0, ...known) : Math.max(...known);
  const x = (at: number) => round(values.length < 2 ? width / 2 : (at / (values.length - 1)) * width);
  const y = (value: number) =>
    round(high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin));
  const runs = runsOf(values);
  const points = (run: readonly Known[]) => run.map(({ at, value }) => `${x(at)} ${y(value)}`);
  const lastAt = values.length - 1;
  const solid = (run: readonly Known[]) => (partialEnd ? run.filter(({ at }) => at < lastAt) : run);
  const tail = runs.at(-1)?.slice(-2) ?? [];
  return {
    line: runs.map((run) => pathOf(points(solid(run)))).join(""),
    dashed: partialEnd && tail.length === 2 && tail[1]?.at === lastAt ? pathOf(points(tail)) : "",
    area: runs
      .filter((run) => run.length > 1)
      .map((run) => `${pathOf(points(run))}L${x(run.at(-1)?.at ?? 0)} ${height}L${x(run[0]?.at ?? 0)} ${height}Z`)
      .join(""),
  };
}

interface Known {
  readonly at: number;
  readonly value: number;
}

/** Neighbours that are known, together. */
function runsOf(values: readonly (number | null)[]): Known[][] {
  const runs: Known[][] = [];
  let run: Known[] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) {
      run = [];
      continue;
    }
    if (run.length === 0) runs.push(run);
    run.push({ at, value });
  }
  return runs;
}

function pathOf(points: readonly string[]): string {
  const [only] = points;
  if (only === undefined) return "";
  // A path of no length with round ends is a dot.
  return points.length === 1 ? `M${only}L${only}` : `M${points.join("L")}`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
