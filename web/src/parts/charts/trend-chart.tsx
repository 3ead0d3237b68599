import { useMemo } from "react";

import { Chart } from "./chart.tsx";
import classes from "./charts.module.css";
import { useTokens } from "./tokens.ts";
import { tooltipElement } from "./tooltip.ts";
import { trendOption } from "./trend-option.ts";
import { type Bucket, type Trend, bucketTitle, pointText, trendSummary } from "./trend.ts";

interface TrendChartProps {
  readonly trend: Trend;
  readonly height: number;
  /** Opens a bucket: its window becomes that of the page. */
  readonly onPick?: ((bucket: Bucket) => void) | undefined;
}

/** A chart through time with its legend. */
export function TrendChart({ trend, height, onPick }: TrendChartProps) {
  const tokens = useTokens();
  const opens = onPick !== undefined;
  const option = useMemo(() => {
    const { buckets, step, series, measure, cases } = trend;
    const tooltip = (at: number) => {
      const bucket = buckets[at];
      if (!bucket) return document.createElement("span");
      const lines = series.flatMap(({ name, colour, points }) => {
        const point = points[at];
        return point ? [{ name, colour, text: pointText(point, measure, cases) }] : [];
      });
      return tooltipElement(bucketTitle(bucket, step), lines, opens ? `Click to show this ${step} alone` : undefined);
    };
    return trendOption(trend, tokens, tooltip);
  }, [trend, tokens, opens]);
  const pick = (at: number) => {
    const bucket = trend.buckets[at];
    if (bucket) onPick?.(bucket);
  };
  return (
    <>
      <Chart option={option} height={height} summary={trendSummary(trend)} onPick={onPick && pick} />
      <Legend trend={trend} />
    </>
  );
}

function Legend({ trend: { series, buckets, step } }: { readonly trend: Trend }) {
  const line = series.some(({ kind }) => kind === "line");
  const banded =
    buckets.length > 1 && series.some(({ kind, points }) => kind === "line" && points.some(({ low }) => low !== null));
  const partial = buckets.some((bucket) => bucket.partial);
  if (series.length < 2 && !banded && !partial) return undefined;
  return (
    <ul className={classes["legend"]}>
      {series.map(({ name, colour, kind }) => (
        <li key={name}>
          <span className={classes["mark"]} data-kind={kind} style={{ background: `var(--${colour})` }} />
          {name}
        </li>
      ))}
      {banded && (
        <li>
          <span
            className={classes["mark"]}
            style={{ background: `var(--${series[0]?.colour ?? "accent"})`, opacity: 0.2 }}
          />
          95 % interval
        </li>
      )}
      {partial && (
        <li>
          <span className={classes["mark"]} data-kind={line ? "dashed" : "pale"} />
          Part of a {step}
        </li>
      )}
    </ul>
  );
}
