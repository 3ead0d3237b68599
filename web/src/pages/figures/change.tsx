import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";

import classes from "./figures.module.css";
import { comparisonOf } from "./figure-words.ts";

/** How a figure has changed since the window before: arrow, sign and colour, and the story as its title. */
export function Change({ metric }: { readonly metric: MeasuredMetric }) {
  const { text, arrow, tone, sentence } = comparisonOf(metric);
  return (
    <span className={classes["change"]} data-tone={tone} title={sentence}>
      {arrow !== undefined && <span aria-hidden="true">{arrow === "up" ? "\u25B2" : "\u25BC"}</span>}
      {text}
      {tone !== "plain" && <span className="hidden-visually">, {tone}</span>}
    </span>
  );
}
