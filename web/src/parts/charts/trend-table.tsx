import { Link } from "@tanstack/react-router";

import { countText } from "../../format/numbers.ts";
import classes from "./charts.module.css";
import { type Trend, bucketTitle, bucketWindow, pointText } from "./trend.ts";

/** The same as the chart in numbers; each bucket leads to its window. */
export function TrendTable({ trend, title }: { readonly trend: Trend; readonly title: string }) {
  const { buckets, step, series, measure, cases } = trend;
  return (
    <section className={classes["scroll"]} tabIndex={0} aria-label={`${title}, as a table`}>
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">{step === "day" ? "Day" : step === "week" ? "Week" : "Month"}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" data-number>
                {name}
              </th>
            ))}
            {cases !== undefined && (
              <th scope="col" data-number>
                {cases}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket, at) => (
            <tr key={bucket.since}>
              <th scope="row">
                <Link
                  to="."
                  search={(before) => ({ ...before, ...bucketWindow(bucket), range: undefined })}
                  resetScroll={false}
                >
                  {bucketTitle(bucket, step)}
                </Link>
              </th>
              {series.map(({ name, points }) => {
                const point = points[at];
                return (
                  <td key={name} data-number>
                    {point ? pointText(point, measure) : ""}
                  </td>
                );
              })}
              {cases !== undefined && <td data-number>{countText(series[0]?.points[at]?.n ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
