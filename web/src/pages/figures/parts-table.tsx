import type { BreakdownBy, BreakdownRow, MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { Link } from "@tanstack/react-router";

import { countText, figureText } from "../../format/numbers.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";
import { type Axis, axisOf } from "../../parts/charts/axis.ts";
import type { ScopeSearch } from "../../scope/scope.ts";
import { barExtent, barPlace } from "./bar-place.ts";
import { caseName, intervalText } from "./figure-words.ts";
import classes from "./figure.module.css";

interface PartsTableProps {
  readonly rows: readonly BreakdownRow[];
  readonly metric: MeasuredMetric;
  readonly by: BreakdownBy;
  readonly said: ScopeSearch;
  /** What the rows are called. */
  readonly title: string;
}

/** Bars with whiskers, and the numbers that they stand for. */
export function PartsTable({ rows, metric, by, said, title }: PartsTableProps) {
  const axis = axisOf(barExtent(rows), metric.measure, true);
  return (
    <table className={classes["bars"]}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" colSpan={2}>
            {metric.title}
          </th>
          <th scope="col" title={caseName(metric.id)}>
            n
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key ?? ""}>
            <th scope="row">
              <PartLink value={row.key} by={by} said={said} />
            </th>
            <td className={classes["barCell"]} aria-hidden="true">
              {row.value !== null && <Bar row={{ ...row, value: row.value }} axis={axis} />}
            </td>
            <td className={classes["barValue"]} title={intervalTitle(row, metric.measure)}>
              {row.value === null ? "not known" : figureText(row.value, metric.measure)}
            </td>
            <td className={classes["barCount"]}>{countText(row.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ row, axis }: { readonly row: BreakdownRow & { readonly value: number }; readonly axis: Axis }) {
  const { zero, start, width, whisker } = barPlace(row, axis);
  return (
    <div className={classes["barTrack"]}>
      <span className={classes["bar"]} style={{ left: `${start}%`, width: `max(2px, ${width}%)` }} />
      {axis.min < 0 && <span className={classes["barZero"]} style={{ left: `${zero}%` }} />}
      {whisker && (
        <span className={classes["whisker"]} style={{ left: `${whisker.start}%`, width: `${whisker.width}%` }} />
      )}
    </div>
  );
}

/** A unit narrows the page; everything else opens the conversations of that kind. */
function PartLink({
  value,
  by,
  said,
}: {
  readonly value: string | null;
  readonly by: BreakdownBy;
  readonly said: ScopeSearch;
}) {
  if (value === null) return <span className={classes["none"]}>None known</span>;
  const text = partText(value, by);
  if (by === "unit") {
    return (
      <Link to="." search={(before) => ({ ...before, unit: value })} resetScroll={false} title={`Show ${text} alone`}>
        {text}
      </Link>
    );
  }
  return (
    <Link to="/conversations" search={{ ...handedOn(said), [by]: value }} title={`Conversations: ${text}`}>
      {text}
    </Link>
  );
}

function partText(value: string, by: BreakdownBy): string {
  if (by === "language") return languageText(value);
  if (by === "function") return functionText(value);
  return by === "channel" ? plainText(value) : value;
}

function intervalTitle({ low, high }: BreakdownRow, measure: string): string | undefined {
  const text = intervalText({ low, high, measure });
  return text === undefined ? undefined : `95 % interval ${text}`;
}

/** The list of conversations has no window of its own accord: the one that the figure is of is named. */
function handedOn(said: ScopeSearch): ScopeSearch {
  return said.since === undefined && said.until === undefined ? { ...said, range: said.range ?? "13w" } : said;
}
