import { Button, Skeleton } from "@mantine/core";
import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import { IconChartHistogram, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";

import { TrendCard } from "../../parts/charts/trend-card.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState } from "../../parts/states.tsx";
import { ScopePickers } from "../../scope/scope-pickers.tsx";
import type { Scope, ScopeSearch } from "../../scope/scope.ts";
import { useScope } from "../../scope/use-scope.ts";
import { ExportLink } from "./export-link.tsx";
import { FigureCases } from "./figure-cases.tsx";
import { FigureParts } from "./figure-parts.tsx";
import { FigureSummary } from "./figure-summary.tsx";
import { caseName, isCount } from "./figure-words.ts";
import classes from "./figure.module.css";
import { groups, inOrder } from "./groups.ts";
import { pointsOf } from "./trends-of.ts";
import { useFigures, useTrends } from "./use-figures.ts";

/** One figure: what it means, how it stands and has changed, its parts, and the cases behind it. */
export function FigurePage() {
  const { metric: id } = useParams({ strict: false });
  const { scope, said } = useScope();
  const { data, error, refetch, isPlaceholderData } = useFigures(scope);
  if (!data) {
    return (
      <Page title="Figure" actions={<ScopePickers />}>
        {error === null ? <Waiting /> : <ErrorState error={error} retry={refetch} />}
      </Page>
    );
  }
  const all = inOrder(data);
  const metric = all.find((one) => one.id === id);
  if (!metric) return <NoSuchFigure />;
  const at = all.indexOf(metric);
  return (
    <Page
      title={metric.title}
      about={<Crumbs metric={metric} said={said} />}
      actions={
        <>
          <Neighbour of={all[at - 1]} said={said} way="before" />
          <Neighbour of={all[at + 1]} said={said} way="after" />
          <ScopePickers />
          <ExportLink
            path={`metrics/${metric.id}/conversations.csv`}
            scope={scope}
            label={`The cases behind ${metric.title} as a CSV file`}
          />
        </>
      }
    >
      <div className={classes["columns"]} data-stale={isPlaceholderData || undefined}>
        <FigureSummary metric={metric} />
        <Trend metric={metric} scope={scope} />
        {metric.parts.length > 0 && <FigureParts metric={metric} scope={scope} said={said} />}
        <FigureCases metric={metric} scope={scope} said={said} />
      </div>
    </Page>
  );
}

function Trend({ metric, scope }: { readonly metric: MeasuredMetric; readonly scope: Scope | undefined }) {
  const { data, error } = useTrends(scope);
  const { id, title, measure } = metric;
  const points = pointsOf(data, id);
  const counted = isCount(measure);
  const series = { name: title, kind: counted ? "bar" : "line", colour: "category-1" } as const;
  return (
    <div className={classes["trend"]}>
      <TrendCard
        title="Through time"
        about={data && `By ${data.step}, UTC. ${counted ? "" : "The band is the 95 % interval where there is one."}`}
        trend={
          data &&
          points && { ...data, measure, series: [{ ...series, points }], ...(counted ? {} : { cases: caseName(id) }) }
        }
        failed={data === undefined && error !== null ? error : undefined}
        height={310}
      />
    </div>
  );
}

function Crumbs({ metric, said }: { readonly metric: MeasuredMetric; readonly said: ScopeSearch }) {
  return (
    <>
      <Link to="/" search={said}>
        All figures
      </Link>
      {" · "}
      {groups.find(({ id }) => id === metric.group)?.title}
    </>
  );
}

function Neighbour({
  of,
  said,
  way,
}: {
  readonly of: MeasuredMetric | undefined;
  readonly said: ScopeSearch;
  readonly way: "before" | "after";
}) {
  const Icon = way === "before" ? IconChevronLeft : IconChevronRight;
  if (!of) return undefined;
  return (
    <Link
      to="/figures/$metric"
      params={{ metric: of.id }}
      search={said}
      className={classes["neighbour"]}
      aria-label={`${way === "before" ? "Figure before" : "Next figure"}: ${of.title}`}
      title={of.title}
    >
      <Icon size={17} stroke={1.7} aria-hidden />
    </Link>
  );
}

function Waiting() {
  return (
    <div className={classes["columns"]} aria-busy="true" aria-label="Loading">
      <Skeleton height={340} radius="md" />
      <div className={classes["trend"]}>
        <Skeleton height={340} radius="md" />
      </div>
    </div>
  );
}

function NoSuchFigure() {
  return (
    <Page title="No such figure">
      <EmptyState
        icon={<IconChartHistogram size={30} stroke={1.5} />}
        title="There is no figure of that name"
        action={
          <Button component={Link} to="/">
            All figures
          </Button>
        }
      >
        The address may be misspelt, or come from another version of Firsthand.
      </EmptyState>
    </Page>
  );
}
