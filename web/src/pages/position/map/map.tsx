import type { Position, StandingDimension } from "@firsthand/transform/maturity/contract";
import { type CSSProperties, useMemo } from "react";

import { Bridge } from "./bridge.tsx";
import { Chasm } from "./chasm.tsx";
import { Halves, StageHeads } from "./head.tsx";
import { Legend } from "./legend.tsx";
import classes from "./map.module.css";
import { columnsOf } from "./places.ts";
import { MapRow } from "./row.tsx";
import { useGridKeys } from "./use-grid-keys.ts";

/** More stages than this leave no room for the words of a cell. */
const mostWorded = 6;

interface OpenCell {
  readonly dimension: string;
  readonly level: number;
}

/** The map: a row a dimension, a column a stage, the chasm between the halves with the gates on its bridge. */
export function MaturityMap({ position, open }: { readonly position: Position; readonly open: OpenCell | undefined }) {
  const { dimensions, stages, divide, stage, binding } = position;
  const columns = useMemo(() => columnsOf({ stages, divide }), [stages, divide]);
  const criteria = useMemo(() => new Map(position.criteria.map((one) => [one.id, one])), [position.criteria]);
  const groups = useMemo(() => groupsOf(dimensions), [dimensions]);
  const order = groups.flatMap(({ rows }) => rows);
  const openRow = order.findIndex(({ id }) => id === open?.dimension);
  const openColumn = stages.findIndex(({ level }) => level === open?.level);
  const opened = openRow >= 0 && openColumn >= 0 ? { row: openRow, column: openColumn } : undefined;
  const { tab, grid } = useGridKeys({ rows: order.length, columns: stages.length }, opened);
  const next = stages.find(({ level }) => level > stage)?.level;
  const allPillars = dimensions.every(({ pillar }) => pillar);
  const style: CSSProperties & Record<"--columns", string> = { "--columns": columns.template };
  return (
    <div className={classes["frame"]}>
      <div className={classes["map"]} style={style} data-many={stages.length > mostWorded || undefined}>
        {columns.before !== undefined && <Chasm />}
        <Halves divide={divide} columns={columns} />
        <Bridge position={position} columns={columns} />
        <p className={classes["press"]}>Press a cell to read what it says and what it asks for.</p>
        <table aria-label="Map of dimensions and stages" className={classes["grid"]} {...grid}>
          <thead>
            <StageHeads position={position} />
          </thead>
          {groups.map(({ title, rows }) => (
            <tbody key={title ?? rows[0]?.id}>
              {title !== null && (
                <tr className={classes["group"]}>
                  <th scope="rowgroup" colSpan={stages.length + 1}>
                    {title}
                  </th>
                </tr>
              )}
              {rows.map((row) => {
                const at = order.indexOf(row);
                return (
                  <MapRow
                    key={row.id}
                    row={row}
                    at={at}
                    columns={columns}
                    stages={stages}
                    criteria={criteria}
                    neededFor={binding.dimensions.includes(row.id) ? next : undefined}
                    pillar={row.pillar && !allPillars}
                    open={at === openRow ? open?.level : undefined}
                    tabColumn={at === tab.row ? tab.column : undefined}
                  />
                );
              })}
            </tbody>
          ))}
        </table>
      </div>
      <Legend position={position} />
    </div>
  );
}

interface Group {
  readonly title: string | null;
  readonly rows: StandingDimension[];
}

/** Dimensions of one group stand together, where its first one stands. */
function groupsOf(dimensions: readonly StandingDimension[]): readonly Group[] {
  const groups: Group[] = [];
  for (const row of dimensions) {
    const before = row.group === null ? groups.at(-1) : groups.find(({ title }) => title === row.group);
    if (before !== undefined && before.title === row.group) before.rows.push(row);
    else groups.push({ title: row.group, rows: [row] });
  }
  return groups;
}
