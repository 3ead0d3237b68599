import type { Certainty, Position } from "@firsthand/transform/maturity/contract";

import classes from "./bar.module.css";
import { barsOf, columnOf, columnsOf } from "./places.ts";

/** One row of the map without its words: the stages as steps, the bar up to the floor, the outline up to the ceiling. */
export function Track({
  shape,
  floor,
  ceiling,
  certainty,
}: {
  readonly shape: Pick<Position, "stages" | "divide">;
  readonly floor: number;
  readonly ceiling: number;
  /** Where it is not said, the bar says nothing of it either: it is grey. */
  readonly certainty?: Certainty;
}) {
  const { template, levels } = columnsOf(shape);
  const bars = barsOf({ floor, ceiling }, levels);
  return (
    <div className={classes["track"]} style={{ gridTemplateColumns: template }} aria-hidden="true">
      {levels.map((level, at) => (
        <span key={level} className={classes["step"]} style={{ gridColumn: columnOf(at) }} />
      ))}
      <span className={classes["floor"]} data-certainty={certainty ?? "unsaid"} style={{ gridColumn: bars.floor }} />
      {bars.ceiling !== undefined && (
        <span
          className={classes["ceiling"]}
          data-certainty={certainty ?? "unsaid"}
          style={{ gridColumn: bars.ceiling }}
        />
      )}
    </div>
  );
}
