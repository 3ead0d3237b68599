import classes from "./charts.module.css";
import { sparklinePaths } from "./sparkline-paths.ts";

/** A small line without axes; decoration beside a figure that says the same in words. */
export function Sparkline({
  values,
  fromZero,
  partialEnd,
}: {
  readonly values: readonly (number | null)[];
  readonly fromZero: boolean;
  readonly partialEnd: boolean;
}) {
  const { line, dashed, area } = sparklinePaths(values, { fromZero, partialEnd });
  return (
    <svg className={classes["sparkline"]} viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path className={classes["sparkArea"]} d={area} />
      <path className={classes["sparkLine"]} d={line} />
      <path className={classes["sparkLine"]} d={dashed} strokeDasharray="3 3" />
    </svg>
  );
}
