import type { MonthPosition, Position } from "@firsthand/transform/maturity/contract";
import type { CSSProperties, ReactNode } from "react";

import { useSize } from "../use-size.ts";
import { labelled, monthText, shortMonthText } from "./months.ts";
import classes from "./time.module.css";

/** Room that the name of a month takes. */
const labelPx = 72;

/** The stage of each month as a small column, with the slider and the names of months below it. */
export function MonthStrip({
  history,
  stages,
  at,
  children,
}: {
  readonly history: readonly MonthPosition[];
  readonly stages: Position["stages"];
  readonly at: number;
  readonly children: ReactNode;
}) {
  const [ref, size] = useSize();
  const width = size?.width ?? 0;
  const named = labelled(history.length, Math.max(1, Math.floor((width - labelPx) / labelPx)));
  const style: CSSProperties & Record<"--places", number> = { "--places": history.length + 1 };
  const height = (level: number) => {
    const place = stages.findIndex((stage) => stage.level === level);
    return `${(100 * (Math.max(0, place) + 1)) / stages.length}%`;
  };
  return (
    <div ref={ref} className={classes["strip"]} style={style}>
      <div className={classes["columns"]} aria-hidden="true">
        {history.map(({ month, stage, ceiling }, place) => (
          <span
            key={month}
            className={classes["month"]}
            data-chosen={place === at || undefined}
            title={`${monthText(month)}: stage ${stage}${ceiling > stage ? `, up to ${ceiling}` : ""}`}
          >
            <span className={classes["ceiling"]} style={{ height: height(ceiling) }} />
            <span className={classes["floor"]} style={{ height: height(stage) }} />
          </span>
        ))}
        <span className={classes["month"]} />
      </div>
      {children}
      <div className={classes["names"]} aria-hidden="true">
        {history.map(({ month }, place) => (
          <span key={month} data-chosen={place === at || undefined}>
            {named.has(place) && <i>{shortMonthText(month)}</i>}
          </span>
        ))}
        <span data-chosen={at === history.length || undefined}>
          <i>Now</i>
        </span>
      </div>
    </div>
  );
}
