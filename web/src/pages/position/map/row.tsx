import type { Position, StandingCriterion, StandingDimension } from "@firsthand/transform/maturity/contract";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { rowText, stateWords, tallyText } from "../words.ts";
import { askCell, cellAddress } from "./asked-cell.ts";
import bars from "./bar.module.css";
import { PillarMark } from "./pillar.tsx";
import { type Columns, barsOf, columnOf } from "./places.ts";
import classes from "./row.module.css";
import { Sign } from "./sign.tsx";

type Cell = StandingDimension["cells"][number];

/** More criteria than this are counted, not drawn. */
const mostSigns = 6;

interface MapRowProps {
  readonly row: StandingDimension;
  readonly at: number;
  readonly columns: Columns;
  readonly stages: Position["stages"];
  readonly criteria: ReadonlyMap<string, StandingCriterion>;
  /** The level that this row has to reach for the whole to go on; undefined where the row keeps nothing. */
  readonly neededFor: number | undefined;
  /** It has to stand at a stage before the whole can, and not every row has to. */
  readonly pillar: boolean;
  /** The level whose cell is open. */
  readonly open: number | undefined;
  /** The column that is reached by the tab key. */
  readonly tabColumn: number | undefined;
}

/** One dimension: its name and where it stands, its bars, and a cell a stage. */
export const MapRow = memo(function MapRow(props: MapRowProps) {
  const { row, columns, stages, criteria, open } = props;
  return (
    <tr className={classes["row"]} data-open={open !== undefined || undefined}>
      <RowHead {...props} />
      {stages.map((stage, column) => {
        const cell = row.cells.find(({ level }) => level === stage.level);
        return (
          <td key={stage.level} className={classes["cell"]} style={{ gridColumn: columnOf(column) }}>
            <CellLink
              dimension={row.id}
              stage={stage}
              cell={cell}
              criteria={(cell?.criteria ?? []).flatMap((id) => criteria.get(id) ?? [])}
              open={open === stage.level}
              place={`${props.at}/${column}`}
              tabbable={props.tabColumn === column}
            />
          </td>
        );
      })}
      <Bars row={row} columns={columns} />
    </tr>
  );
});

/** Three lanes: the measured bars lie in the middle one, those above and below are for the marks of people. */
function Bars({ row, columns }: Pick<MapRowProps, "row" | "columns">) {
  const place = barsOf(row, columns.levels);
  return (
    <td className={classes["bars"]} aria-hidden="true">
      <span
        className={`${classes["measured"]} ${bars["floor"]}`}
        data-certainty={row.certainty}
        data-provisional={row.provisional || undefined}
        style={{ gridColumn: place.floor }}
      />
      {place.ceiling !== undefined && (
        <span
          className={`${classes["measured"]} ${bars["ceiling"]}`}
          data-beyond
          style={{ gridColumn: place.ceiling }}
        />
      )}
    </td>
  );
}

function RowHead({ row, neededFor, pillar }: MapRowProps) {
  return (
    <th scope="row" className={classes["head"]} data-needed={neededFor !== undefined || undefined}>
      <span className={classes["title"]} title={row.about ?? undefined}>
        {row.title}
        {pillar && <PillarMark />}
      </span>
      <span className={classes["words"]}>{rowText(row)}</span>
      {neededFor !== undefined && <span className={classes["needed"]}>{neededText(row, neededFor)}</span>}
    </th>
  );
}

/** A pillar has to reach the next stage; of the other rows some may stay short of it, so none is needed for sure. */
function neededText({ pillar }: StandingDimension, level: number): string {
  return pillar ? `Needed for stage ${level}` : `Short of stage ${level}`;
}

interface CellLinkProps {
  readonly dimension: string;
  readonly stage: Position["stages"][number];
  readonly cell: Cell | undefined;
  readonly criteria: readonly StandingCriterion[];
  readonly open: boolean;
  readonly place: string;
  readonly tabbable: boolean;
}

function CellLink({ dimension, stage, cell, criteria, open, place, tabbable }: CellLinkProps) {
  const address = cellAddress(dimension, stage.level);
  const state = cell?.state ?? "met";
  const asked = criteria.length > 0;
  return (
    <Link
      to="/position/$dimension/$level"
      params={{ dimension, level: String(stage.level) }}
      search={(before) => before}
      resetScroll={false}
      className={classes["link"]}
      activeProps={{}}
      activeOptions={{ includeSearch: false }}
      data-cell={address}
      onClick={() => askCell(address)}
      data-place={place}
      data-open={open || undefined}
      tabIndex={tabbable ? 0 : -1}
    >
      <span className="hidden-visually">
        Stage {stage.level}, {stage.title}:{" "}
      </span>
      <span className={classes["says"]}>{cell?.says ?? "Nothing is asked here"}</span>
      <span className={classes["signs"]} title={tallyText(criteria.map((one) => one.state))}>
        {criteria.slice(0, mostSigns).map((one) => (
          <Sign key={one.id} state={one.state} />
        ))}
        {criteria.length > mostSigns && <span className={classes["more"]}>+{criteria.length - mostSigns}</span>}
        <span className="hidden-visually">
          {" "}
          ({asked && `${stateWords[state]}: `}
          {tallyText(criteria.map((one) => one.state))})
        </span>
        <IconChevronRight size={12} stroke={1.8} className={classes["opens"]} aria-hidden />
      </span>
      {asked && (
        <span className={classes["sum"]}>
          <Sign state={state} />
        </span>
      )}
    </Link>
  );
}
