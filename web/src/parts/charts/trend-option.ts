import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type { GridComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";

import { bucketText } from "../../format/dates.ts";
import { figureText, minutesText } from "../../format/numbers.ts";
import { axisOf } from "./axis.ts";
import type { Tokens } from "./tokens.ts";
import type { Series, Trend } from "./trend.ts";

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;

/** With more points than this a line has no dots. */
const mostDots = 31;
/** How much of the height of the line its intervals may take above and below. */
const mostRoom = 0.6;
const font = "'Inter Variable', system-ui, sans-serif";

/** How a trend is drawn: lines with their intervals as bands, bars in layers; what is partial is dashed or paler. */
export function trendOption(trend: Trend, tokens: Tokens, tooltip: (at: number) => HTMLElement): ChartOption {
  const { buckets, step, measure } = trend;
  const quiet = { color: tokens.muted, fontFamily: font, fontSize: 11 };
  return {
    grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    textStyle: { fontFamily: font },
    xAxis: {
      type: "category",
      data: buckets.map(({ since }) => bucketText(since, step)),
      boundaryGap: trend.series.some(({ kind }) => kind === "bar"),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...quiet, hideOverlap: true, margin: 10 },
    },
    yAxis: {
      type: "value",
      ...axisOf(extentOf(trend), measure, isStacked(trend)),
      axisLabel: { ...quiet, formatter: (value: number) => tickText(value, measure) },
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
      formatter: (parameters) => tooltip((Array.isArray(parameters) ? parameters[0] : parameters)?.dataIndex ?? 0),
    },
    series: trend.series.flatMap((series): (BarSeriesOption | LineSeriesOption)[] =>
      series.kind === "bar" ? [bars(series, trend, tokens)] : lines(series, trend, tokens),
    ),
  };
}

const isStacked = ({ series }: Trend): boolean => series.some(({ kind }) => kind === "bar");

function extentOf({ series, buckets }: Trend): number[] {
  const layers = series.filter(({ kind }) => kind === "bar");
  const sums = layers.length === 0 ? [] : buckets.map((_bucket, at) => sumOf(layers, at));
  const drawn = series.filter(({ kind }) => kind === "line").flatMap(({ points }) => points);
  const values = drawn.flatMap(({ value }) => value ?? []);
  const ends = drawn.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null);
  return [...sums, ...values, ...ends.map((end) => within(end, values))];
}

/** An end of an interval, not far beyond all values: wide intervals of few cases would make the line flat. */
function within(end: number, values: readonly number[]): number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high === low) return end;
  const room = Math.max(high - low, Math.abs(high) / 4) * mostRoom;
  return Math.min(high + room, Math.max(low - room, end));
}

const sumOf = (layers: readonly Series[], at: number): number =>
  layers.reduce((sum, { points }) => sum + (points[at]?.value ?? 0), 0);

function tickText(value: number, measure: string): string {
  if (measure === "share") return `${Number.parseFloat((value * 100).toFixed(2))} %`;
  if (measure === "minutes") return value === 0 ? "0" : minutesText(value);
  return figureText(value, measure);
}

function bars({ name, points, colour }: Series, { buckets }: Trend, tokens: Tokens): BarSeriesOption {
  return {
    type: "bar",
    name,
    stack: "bars",
    barMaxWidth: 28,
    barCategoryGap: "28%",
    itemStyle: { color: tokens[colour] },
    emphasis: { disabled: true },
    data: points.map(({ value }, at) => ({ value, itemStyle: { opacity: buckets[at]?.partial === true ? 0.5 : 1 } })),
  };
}

function lines(series: Series, { buckets }: Trend, tokens: Tokens): LineSeriesOption[] {
  const { name, points, colour } = series;
  const partial = (at: number): boolean => buckets[at]?.partial === true;
  const known = (at: number): boolean => (points[at]?.value ?? null) !== null;
  const shared = {
    type: "line",
    name,
    symbolSize: 6,
    emphasis: { disabled: true },
    lineStyle: { color: tokens[colour], width: 2 },
    z: 3,
  } as const;
  const alone = (at: number): boolean => !(known(at - 1) && !partial(at - 1)) && !(known(at + 1) && !partial(at + 1));
  const dots = points.length <= mostDots;
  return [
    ...band(series, tokens),
    {
      ...shared,
      showAllSymbol: true,
      itemStyle: { color: tokens[colour] },
      data: points.map(({ value }, at) => ({
        value: partial(at) ? null : value,
        symbol: dots || alone(at) ? "circle" : "none",
      })),
    },
    {
      ...shared,
      showAllSymbol: true,
      lineStyle: { ...shared.lineStyle, type: [4, 4] },
      itemStyle: { color: tokens.card, borderColor: tokens[colour], borderWidth: 1.5 },
      data: points.map(({ value }, at) => ({
        value: partial(at) || partial(at - 1) || partial(at + 1) ? value : null,
        symbol: partial(at) ? "circle" : "none",
      })),
    },
  ];
}

/** The interval as an area: an unseen one up to its lower end, and its height on top. */
function band({ name, points, colour }: Series, tokens: Tokens): LineSeriesOption[] {
  if (points.every(({ low }) => low === null)) return [];
  const shared = {
    type: "line",
    name,
    stack: `interval of ${name}`,
    stackStrategy: "all",
    symbol: "none",
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { opacity: 0 },
    z: 1,
  } as const;
  return [
    { ...shared, data: points.map(({ low }) => low) },
    {
      ...shared,
      areaStyle: { color: tokens[colour], opacity: 0.14 },
      data: points.map(({ low, high }) => (low === null || high === null ? null : high - low)),
    },
  ];
}
