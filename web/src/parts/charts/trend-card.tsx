import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { Card } from "../card.tsx";
import { ErrorState } from "../states.tsx";
import classes from "./charts.module.css";
import { TrendChart } from "./trend-chart.tsx";
import { TrendTable } from "./trend-table.tsx";
import { type Bucket, type Trend, bucketWindow } from "./trend.ts";

interface TrendCardProps {
  readonly title: string;
  readonly about?: ReactNode;
  /** Undefined while it is fetched: its place is kept. */
  readonly trend: Trend | undefined;
  /** Why it could not be fetched. */
  readonly failed?: unknown;
  readonly height: number;
}

/** A chart through time on a card, as a picture or as a table. A click narrows the window of the page. */
export function TrendCard({ title, about, trend, failed, height }: TrendCardProps) {
  const [table, setTable] = useState(false);
  const navigate = useNavigate();
  const open = (bucket: Bucket) =>
    void navigate({
      to: ".",
      search: (before) => ({ ...before, ...bucketWindow(bucket), range: undefined }),
      resetScroll: false,
    });
  const several = trend !== undefined && trend.buckets.length > 1;
  return (
    <Card title={title} about={about} actions={<TableSwitch on={table} onChange={setTable} of={title} />}>
      {failed !== undefined ? (
        <ErrorState error={failed} />
      ) : trend === undefined ? (
        <div className={classes["waiting"]} style={{ height }} aria-busy="true" />
      ) : table ? (
        <TrendTable trend={trend} title={title} />
      ) : (
        <TrendChart trend={trend} height={height} onPick={several ? open : undefined} />
      )}
    </Card>
  );
}

/** Switches between a picture and its numbers. */
export function TableSwitch({
  on,
  onChange,
  of,
}: {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly of: string;
}) {
  return (
    <button
      type="button"
      className={classes["switch"]}
      aria-label={`${of}: show as ${on ? "a chart" : "a table"}`}
      onClick={() => onChange(!on)}
    >
      {on ? "Chart" : "Table"}
    </button>
  );
}
