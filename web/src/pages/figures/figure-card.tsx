import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { figureText } from "../../format/numbers.ts";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import type { ScopeSearch } from "../../scope/scope.ts";
import { Change } from "./change.tsx";
import classes from "./figures.module.css";
import { intervalText, isCount, sampleText, shortUnitText, unknownReason } from "./figure-words.ts";
import { Definition, Remarks } from "./remarks.tsx";

interface FigureCardProps {
  readonly metric: MeasuredMetric;
  /** Its values through the window; undefined while they are fetched. */
  readonly values: readonly (number | null)[] | undefined;
  /** The last value is of a stretch that still runs. */
  readonly partialEnd: boolean;
  /** Unit and window, to hand on. */
  readonly said: ScopeSearch;
}

/** One figure with all that belongs to it; the whole card opens it. */
export const FigureCard = memo(function FigureCard({ metric, values, partialEnd, said }: FigureCardProps) {
  const { id, title, value, measure } = metric;
  const interval = intervalText(metric);
  return (
    <li className={classes["card"]} data-unknown={value === null || undefined}>
      <div className={classes["cardHead"]}>
        <h3 className={classes["cardTitle"]}>
          <Link to="/figures/$metric" params={{ metric: id }} search={said} className={classes["cover"]}>
            {title}
          </Link>
        </h3>
        <Remarks metric={metric} />
        <Definition metric={metric} />
      </div>
      {value === null ? (
        <>
          <p className={classes["unknown"]}>Not known</p>
          <p className={classes["reason"]}>{unknownReason(metric)}</p>
        </>
      ) : (
        <>
          <p className={classes["value"]}>
            <span className={classes["number"]}>{figureText(value, measure)}</span>
            <span className={classes["unit"]}>{shortUnitText(measure)}</span>
            <Change metric={metric} />
          </p>
          <div className={classes["spark"]}>
            {values && <Sparkline values={values} fromZero={isCount(measure)} partialEnd={partialEnd} />}
          </div>
          <p className={classes["fine"]}>
            <span>{sampleText(metric)}</span>
            {interval !== undefined && <span title="95 % interval">{`95\u00A0%: ${interval}`}</span>}
          </p>
        </>
      )}
    </li>
  );
});
