import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { countText, figureText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { daysText } from "../../scope/window-text.ts";
import { useMay } from "../../shell/session.ts";
import { Change } from "./change.tsx";
import {
  casesText,
  comparisonOf,
  countName,
  intervalText,
  isCount,
  remarksOf,
  unitText,
  unknownReason,
} from "./figure-words.ts";
import figures from "./figures.module.css";
import classes from "./figure.module.css";

/** The figure itself, with all that must be known to trust it. */
export function FigureSummary({ metric }: { readonly metric: MeasuredMetric }) {
  const { value, measure, definition, direction } = metric;
  const mayTrace = useMay("quality.read");
  return (
    <Card>
      <p className={classes["definition"]}>{definition}</p>
      {value === null ? (
        <>
          <p className={figures["unknown"]}>Not known</p>
          <p className={classes["reason"]}>{unknownReason(metric)}</p>
        </>
      ) : (
        <p className={figures["value"]}>
          <span className={classes["number"]}>{figureText(value, measure)}</span>
          <span className={figures["unit"]}>{unitText(measure)}</span>
          <Change metric={metric} />
        </p>
      )}
      <dl className={classes["facts"]}>
        {factsOf(metric).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>Better is</dt>
          <dd>{direction === "up" ? "higher" : direction === "down" ? "lower" : "neither: it describes"}</dd>
        </div>
        {mayTrace && (
          <div>
            <dt>Lineage</dt>
            <dd>
              <Link to="/quality/catalogue/$kind/$id" params={{ kind: "metric", id: metric.id }}>
                Its tables and sources
              </Link>
            </dd>
          </div>
        )}
      </dl>
      <Remarks remarks={remarksOf(metric)} />
    </Card>
  );
}

function factsOf(metric: MeasuredMetric): (readonly [string, ReactNode])[] {
  const { measure, since, until, count, p90, n, value } = metric;
  const interval = intervalText(metric);
  const { sentence } = comparisonOf(metric);
  return [
    ...(since !== null && until !== null ? [["Window", `${daysText(since, until)}, UTC`] as const] : []),
    ["Cases (n)", casesText(metric)],
    ...(count !== undefined && count !== n ? [[countName(metric), countText(count)] as const] : []),
    ...(value === null
      ? []
      : [["95 % interval", interval ?? (isCount(measure) ? "none: a complete count" : "none can be told")] as const]),
    ...(typeof p90 === "number" ? [["Nine of ten within", figureText(p90, measure)] as const] : []),
    ...(sentence === "" ? [] : [["Compared", sentence] as const]),
  ];
}

function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  if (remarks.length === 0) return undefined;
  return (
    <ul className={classes["remarks"]} aria-label="Remarks">
      {remarks.map((remark) => (
        <li key={remark}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden />
          <span>{remark}</span>
        </li>
      ))}
    </ul>
  );
}
