import { IconAdjustments, IconFileTypePdf } from "@tabler/icons-react";
import type { Position } from "@firsthand/transform/maturity/contract";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import { Card } from "../../parts/card.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { useSpan } from "../../scope/use-span.ts";
import { useMay } from "../../shell/session.ts";
import { Elsewhere } from "./beside/elsewhere.tsx";
import { Units } from "./beside/units.tsx";
import { cellAddress, findCell } from "./map/asked-cell.ts";
import { MaturityMap } from "./map/map.tsx";
import { NothingHeard } from "./nothing-heard.tsx";
import classes from "./position.module.css";
import { PositionUnitPicker } from "./position-unit-picker.tsx";
import { Steps } from "./summary/steps.tsx";
import { Summary } from "./summary/summary.tsx";
import { Time } from "./time/time.tsx";
import { usePlace, usePosition } from "./use-position.ts";
import { Waiting } from "./waiting.tsx";
import { amountText, queryText } from "./words.ts";

/** Where we are: in plain words, as a map, through time, and by unit. */
export function PositionPage() {
  const { data, error, refetch, isPlaceholderData } = usePosition();
  return (
    <Page title="Position" about={data ? <About position={data} /> : "\u00A0"} actions={<Actions />}>
      <div className={classes["body"]}>
        {data ? (
          <Shown position={data} stale={isPlaceholderData} />
        ) : error !== null ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <Waiting />
        )}
      </div>
    </Page>
  );
}

function Shown({ position, stale }: { readonly position: Position; readonly stale: boolean }) {
  const { dimension, level } = useParams({ strict: false });
  const open = dimension === undefined || level === undefined ? undefined : { dimension, level: Number(level) };
  const span = useSpan();
  useFocusOnClose(open === undefined ? undefined : cellAddress(open.dimension, open.level));
  const { elsewhere } = position;
  return (
    <div className={classes["parts"]} data-open={open !== undefined || undefined} data-stale={stale || undefined}>
      <div className={classes["lead"]}>
        {span?.interactions === 0 && <NothingHeard />}
        <Summary position={position} />
        <Steps position={position} />
      </div>
      <div className={classes["board"]}>
        <div className={classes["map"]}>
          <Card title="The map" about={halvesText(position)}>
            <Time position={position} shown={!stale} />
            <MaturityMap position={position} open={open} />
          </Card>
        </div>
        <div className={classes["panel"]}>
          <Outlet />
        </div>
      </div>
      <div className={classes["beside"]}>
        <Units position={position} />
        {elsewhere && <Elsewhere elsewhere={elsewhere} />}
      </div>
    </div>
  );
}

function About({ position: { model } }: { readonly position: Position }) {
  const mayOpen = useMay("position.read:whole");
  const named = `${model.title}, version ${model.version}`;
  return <>By the model {mayOpen ? <Link to="/model">{named}</Link> : named}</>;
}

function Actions() {
  const search = usePlace();
  const mayOpen = useMay("position.read:whole");
  return (
    <>
      <PositionUnitPicker />
      <a
        href={`/api/position.pdf${queryText(search)}`}
        download
        className={classes["action"]}
        aria-label="PDF: the position on one page"
      >
        <IconFileTypePdf size={16} stroke={1.6} aria-hidden />
        <span>PDF</span>
      </a>
      {mayOpen && (
        <Link to="/model" className={classes["action"]} aria-label="Model: what is asked">
          <IconAdjustments size={16} stroke={1.6} aria-hidden />
          <span>Model</span>
        </Link>
      )}
    </>
  );
}

function halvesText({ dimensions, stages, divide }: Position): string {
  const size = `${amountText(dimensions.length, "row")}, ${amountText(stages.length, "stage")}`;
  return divide === null ? size : `${size} in two halves: ${divide.halves[0]} and ${divide.halves[1]}`;
}

/** Who closes a cell goes on where they opened it. */
function useFocusOnClose(cell: string | undefined): void {
  const before = useRef(cell);
  useEffect(() => {
    const closed = before.current;
    before.current = cell;
    if (closed === undefined || cell !== undefined) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement.isConnected) return;
    findCell(closed)?.focus();
  }, [cell]);
}
