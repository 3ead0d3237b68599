import type { Point, WatchKind, WatchStep } from "@firsthand/learn/pulse/contract";
import { useMemo } from "react";

import { momentText, utcDayText } from "../../format/dates.ts";
import { Chart } from "../../parts/charts/chart.tsx";
import { useTokens, type Tokens } from "../../parts/charts/tokens.ts";
import { tooltipElement } from "../../parts/charts/tooltip.ts";
import type { ChartOption } from "../../parts/charts/trend-option.ts";
import { drawn, type Drawn } from "./points.ts";
import { amountText } from "./words.ts";

interface BandChartProps {
  readonly points: readonly Point[];
  readonly kind: WatchKind;
  readonly step: WatchStep;
  /** What the chart shows, in sentences. */
  readonly summary: string;
  /** Where something began: a line from top to bottom. */
  readonly onset?: string | undefined;
}

/** Steps as a line in the band of what is usual; what left it stands out, and where it began. */
export function BandChart({ points, kind, step, summary, onset }: BandChartProps) {
  const tokens = useTokens();
  const option = useMemo(
    () => optionOf(drawn(points, kind), { kind, step, onset }, tokens),
    [points, kind, step, onset, tokens],
  );
  return <Chart option={option} height={260} summary={summary} />;
}

const font = "'Inter Variable', system-ui, sans-serif";

function optionOf(
  steps: readonly Drawn[],
  { kind, step, onset }: Pick<BandChartProps, "kind" | "step" | "onset">,
  tokens: Tokens,
): ChartOption {
  const quiet = { color: tokens.muted, fontFamily: font, fontSize: 11 };
  const when = (at: string): string => (step === "day" ? utcDayText(at) : momentText(at));
  const unseen = {
    type: "line",
    stack: "band",
    stackStrategy: "all",
    symbol: "none",
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { opacity: 0 },
    z: 1,
  } as const;
  const began = onset === undefined ? -1 : steps.findLastIndex(({ at }) => at <= onset);
  const top = Math.max(0, ...steps.flatMap(({ value, high }) => [value ?? 0, high ?? 0]));
  return {
    grid: { left: 4, right: 28, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    textStyle: { fontFamily: font },
    xAxis: {
      type: "category",
      data: steps.map(({ at }) => when(at)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...quiet, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: "value",
      min: 0,
      axisLabel: { ...quiet, formatter: (value: number) => amountText(value, kind) },
      splitLine: { lineStyle: { color: tokens.line } },
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      padding: 0,
      borderWidth: 0,
      backgroundColor: "transparent",
      extraCssText: "box-shadow: none",
      axisPointer: { type: "line", lineStyle: { color: tokens.muted, type: "solid", width: 1 } },
      formatter: (parameters) => {
        const at = (Array.isArray(parameters) ? parameters[0] : parameters)?.dataIndex ?? 0;
        const one = steps[at];
        const text = (value: number | null | undefined): string =>
          value === null || value === undefined ? "Not known" : amountText(value, kind);
        return tooltipElement(one ? when(one.at) : "", [
          {
            name: one?.out ? "Out of the band" : "Messages",
            text: text(one?.value),
            colour: one?.out ? "negative" : "accent",
          },
          { name: "Usual", text: `${text(one?.low)} to ${text(one?.high)}`, colour: "sequence-3" },
        ]);
      },
    },
    series: [
      { ...unseen, data: steps.map(({ low }) => low) },
      {
        ...unseen,
        areaStyle: { color: tokens.accent, opacity: 0.14 },
        data: steps.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      },
      {
        type: "line",
        symbol: "none",
        emphasis: { disabled: true },
        lineStyle: { color: tokens.accent, width: 1.6 },
        z: 3,
        data: steps.map(({ value }) => value),
      },
      {
        type: "line",
        silent: true,
        emphasis: { disabled: true },
        lineStyle: { opacity: 0 },
        itemStyle: { color: tokens.negative },
        showAllSymbol: true,
        symbolSize: 6,
        z: 4,
        data: steps.map(({ value, out }) => ({ value: out ? value : null, symbol: out ? "circle" : "none" })),
      },
      {
        type: "bar",
        silent: true,
        barWidth: 2,
        itemStyle: { color: tokens.negative, opacity: 0.6 },
        emphasis: { disabled: true },
        z: 2,
        data: steps.map((_one, index) => (index === began ? top : null)),
      },
    ],
  };
}
