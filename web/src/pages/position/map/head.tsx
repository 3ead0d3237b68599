import type { Position } from "@firsthand/transform/maturity/contract";
import { IconFlag3 } from "@tabler/icons-react";

import classes from "./head.module.css";
import { type Columns, columnOf } from "./places.ts";

/** The names of the two halves, above their stages. */
export function Halves({ divide, columns }: { readonly divide: Position["divide"]; readonly columns: Columns }) {
  const { before, levels } = columns;
  if (divide === null || before === undefined) return undefined;
  return (
    <div className={classes["halves"]} aria-hidden="true">
      <span style={{ gridColumn: `s0 / e${before - 1}` }}>{divide.halves[0]}</span>
      <span style={{ gridColumn: `s${before} / e${levels.length - 1}` }}>{divide.halves[1]}</span>
    </div>
  );
}

/** The names of the stages, with a flag at the one that is published. */
export function StageHeads({ position }: { readonly position: Position }) {
  const { stages, stage: here, certainty, divide, unit } = position;
  return (
    <tr className={classes["stages"]}>
      <th scope="col" className={classes["corner"]}>
        <span className="hidden-visually">Dimension</span>
      </th>
      {stages.map(({ level, title, says }, at) => (
        <th
          key={level}
          scope="col"
          abbr={`Stage ${level}, ${title}`}
          className={classes["stage"]}
          data-here={level === here || undefined}
          style={{ gridColumn: columnOf(at) }}
        >
          <span className={classes["level"]}>
            <span className="hidden-visually">Stage </span>
            {level}
          </span>
          <span className={classes["title"]} title={title}>
            {title}
            <span className="hidden-visually">{halfText(divide, level)}</span>
          </span>
          {level === here && (
            <span className={classes["here"]}>
              <IconFlag3 size={13} stroke={1.8} aria-hidden />
              {certainty === "none" ? "At least here" : unit === null ? "We stand here" : "It stands here"}
            </span>
          )}
          {says !== null && <span className={classes["says"]}>{says}</span>}
        </th>
      ))}
    </tr>
  );
}

function halfText(divide: Position["divide"], level: number): string {
  if (divide === null) return "";
  return `, ${divide.halves[level <= divide.afterLevel ? 0 : 1]}`;
}
