import type { BreakdownBy, BreakdownRow, MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { Card } from "../../parts/card.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import type { Scope, ScopeSearch } from "../../scope/scope.ts";
import classes from "./figure.module.css";
import { PartsTable } from "./parts-table.tsx";
import { figureSearch } from "./search.ts";

const titles: Readonly<Record<BreakdownBy, string>> = {
  channel: "Channel",
  unit: "Unit",
  language: "Language",
  function: "Function",
  source: "Source",
};

const shownFirst = 12;

interface FigurePartsProps {
  readonly metric: MeasuredMetric;
  readonly scope: Scope | undefined;
  readonly said: ScopeSearch;
}

/** The figure part by part; by what stands in the address. */
export function FigureParts({ metric, scope, said }: FigurePartsProps) {
  const search: unknown = useSearch({ strict: false });
  const asked = figureSearch.parse(search).by;
  const by = asked !== undefined && metric.parts.includes(asked) ? asked : (metric.parts[0] ?? "channel");
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...api.metrics.breakdown.queryOptions({ input: scope === undefined ? skipToken : { id: metric.id, by, ...scope } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title="Broken down" about="Thin lines are 95 % intervals">
      <nav className={classes["tabs"]} aria-label="Broken down by">
        {metric.parts.map((part) => (
          <Link
            key={part}
            to="."
            search={(before) => ({ ...before, by: part })}
            replace
            resetScroll={false}
            className={classes["tab"]}
            activeProps={{}}
            aria-current={part === by ? "true" : undefined}
          >
            {titles[part]}
          </Link>
        ))}
      </nav>
      {data !== undefined ? (
        <div className={classes["parts"]} data-stale={isPlaceholderData || undefined}>
          <Rows rows={data} metric={metric} by={by} said={said} />
        </div>
      ) : error === null ? (
        <RowsSkeleton rows={5} height={26} />
      ) : (
        <ErrorState error={error} retry={refetch} />
      )}
    </Card>
  );
}

function Rows({
  rows,
  metric,
  by,
  said,
}: {
  readonly rows: readonly BreakdownRow[];
  readonly metric: MeasuredMetric;
  readonly by: BreakdownBy;
  readonly said: ScopeSearch;
}) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return <p className={classes["nothing"]}>There is nothing to break down in this window.</p>;
  return (
    <>
      <PartsTable
        rows={all ? rows : rows.slice(0, shownFirst)}
        metric={metric}
        by={by}
        said={said}
        title={titles[by]}
      />
      {!all && rows.length > shownFirst && (
        <button type="button" className={classes["more"]} onClick={() => setAll(true)}>
          Show all {rows.length}
        </button>
      )}
    </>
  );
}
