import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

// Only what is used: all of the library is twice as large. This file is a chunk of its own, loaded with the first chart.
register([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Starts a chart in an element that has a size. */
export function startChart(element: HTMLElement) {
  return init(element, undefined, { renderer: "svg" });
}

export type ChartEngine = ReturnType<typeof startChart>;
