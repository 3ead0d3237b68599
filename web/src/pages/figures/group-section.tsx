import { Skeleton } from "@mantine/core";
import type { MeasuredMetric } from "@firsthand/learn/metrics/contract";
import type { ReactNode } from "react";

import { TrendCard } from "../../parts/charts/trend-card.tsx";
import type { Scope, ScopeSearch } from "../../scope/scope.ts";
import { FigureCard } from "./figure-card.tsx";
import classes from "./figures.module.css";
import type { groups } from "./groups.ts";
import { RhythmCard } from "./rhythm-card.tsx";
import { endsPartial, moodTrend, pointsOf, volumeTrend } from "./trends-of.ts";
import type { useTrends } from "./use-figures.ts";

interface GroupSectionProps {
  readonly group: (typeof groups)[number];
  /** Of all groups; undefined while they are fetched. */
  readonly metrics: readonly MeasuredMetric[] | undefined;
  readonly trends: ReturnType<typeof useTrends>;
  readonly scope: Scope | undefined;
  readonly said: ScopeSearch;
}

/** As high as the rows of cards beside it. */
const chartHeight = { answered: 262, feeling: 356 };

/** One group of figures with its chart. */
export function GroupSection({ group, metrics, trends, scope, said }: GroupSectionProps) {
  const chart = chartOf(group.id, trends, scope);
  const own = metrics?.filter((metric) => metric.group === group.id);
  const partialEnd = endsPartial(trends.data);
  return (
    <section aria-labelledby={`group-${group.id}`} className={classes["group"]} data-group={group.id}>
      <header className={classes["groupHead"]}>
        <h2 id={`group-${group.id}`} className={classes["groupTitle"]}>
          {group.title}
        </h2>
        <p className={classes["groupAbout"]}>{group.about}</p>
      </header>
      <ul className={classes["cards"]} aria-busy={own === undefined}>
        {own === undefined
          ? Array.from({ length: group.cards }, (_unused, at) => (
              <li key={at}>
                <Skeleton height={158} radius="md" />
              </li>
            ))
          : own.map((metric) => (
              <FigureCard
                key={metric.id}
                metric={metric}
                values={pointsOf(trends.data, metric.id)?.map(({ value }) => value)}
                partialEnd={partialEnd}
                said={said}
              />
            ))}
      </ul>
      {chart !== undefined && <div className={classes["beside"]}>{chart}</div>}
    </section>
  );
}

function chartOf(group: string, { data, error }: ReturnType<typeof useTrends>, scope: Scope | undefined): ReactNode {
  if (group === "heard") return <RhythmCard scope={scope} />;
  const failed = error !== null && data === undefined ? error : undefined;
  if (group === "answered") {
    const trend = data && volumeTrend(data);
    const messages = trend?.measure === "messages";
    return (
      <TrendCard
        title={messages ? "What came in" : "Answered or not"}
        about={
          messages
            ? "Messages of customers"
            : "Conversations by the time they began; without those whose promise still runs"
        }
        trend={trend}
        failed={failed}
        height={chartHeight.answered}
      />
    );
  }
  if (group === "feeling") {
    return (
      <TrendCard
        title="Mood through time"
        about="Share of positive minus share of negative messages, from −1 to 1"
        trend={data && moodTrend(data)}
        failed={failed}
        height={chartHeight.feeling}
      />
    );
  }
  return undefined;
}
