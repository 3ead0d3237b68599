import type { Position, UnitPositions } from "@firsthand/transform/maturity/contract";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useState } from "react";

import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { Track } from "../map/track.tsx";
import { usePlace, useUnits } from "../use-position.ts";
import { percentText, stageText } from "../words.ts";
import classes from "./beside.module.css";

const shownFirst = 8;

/** The units with their stage, and the share of customers that is served at each stage. */
export function Units({ position }: { readonly position: Position }) {
  const { data, error, refetch } = useUnits(position);
  if (data?.units.length === 0) return undefined;
  return (
    <Card title="Units" about="Each measured on its own messages; stages are never averaged">
      {data !== undefined ? (
        <>
          <Served served={data.served} stages={position.stages} />
          <UnitTable units={data.units} position={position} />
        </>
      ) : error !== null ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={5} height={32} />
      )}
    </Card>
  );
}

function Served({ served, stages }: Pick<UnitPositions, "served"> & Pick<Position, "stages">) {
  const there = served.filter(({ share }) => share > 0);
  if (there.length === 0) return undefined;
  const place = (level: number) =>
    Math.max(
      0,
      stages.findIndex((stage) => stage.level === level),
    ) / stages.length;
  return (
    <div className={classes["served"]}>
      <h3 className={classes["small"]}>Customers served at each stage</h3>
      <div className={classes["stack"]} aria-hidden="true">
        {there.map(({ level, share }) => (
          <span key={level} style={{ flexGrow: share, ...depthOf(place(level)) }} />
        ))}
      </div>
      <ul role="list" className={classes["shares"]}>
        {there.map(({ level, share }) => (
          <li key={level}>
            <i style={depthOf(place(level))} aria-hidden="true" />
            {percentText(share)} <span>at {stageText(stages, level)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The lower the stage, the paler. */
function depthOf(place: number): CSSProperties & Record<"--depth", string> {
  return { "--depth": `${25 + 75 * place}%` };
}

interface UnitTableProps {
  readonly units: UnitPositions["units"];
  readonly position: Position;
}

function UnitTable({ units, position }: UnitTableProps) {
  const { unit: chosen } = usePlace();
  const [all, setAll] = useState(false);
  const shown = all ? units : units.slice(0, shownFirst);
  return (
    <>
      <table className={classes["units"]}>
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col">Stage</th>
            <th scope="col">Conversations</th>
            <th scope="col">Customers</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ unit, stage, ceiling, conversations, customers }) => (
            <tr key={unit} data-chosen={unit === chosen || undefined}>
              <th scope="row">
                <Link to="/position" search={(before) => ({ ...before, unit })} title={unit}>
                  {unit}
                </Link>
              </th>
              <td>
                <span className={classes["stage"]}>
                  <span className={classes["level"]}>{ceiling > stage ? `${stage} to ${ceiling}` : stage}</span>
                  <Track shape={position} floor={stage} ceiling={ceiling} />
                </span>
              </td>
              <td>{countText(conversations)}</td>
              <td>{countText(customers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length > shownFirst && (
        <button type="button" className={classes["more"]} onClick={() => setAll(!all)}>
          {all ? `Show the first ${shownFirst}` : `Show all ${countText(units.length)}`}
        </button>
      )}
    </>
  );
}
