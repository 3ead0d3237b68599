import type { Evidence, Insight } from "@firsthand/learn/insight/contract";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { bucketText, utcDayText } from "../../format/dates.ts";
import { countText, figureText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Fact } from "../../parts/fact.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./insights.module.css";
import { volumeText } from "./words.ts";

/** What the log says of a finding now, and how often it came up before and after the action. */
export function EvidenceCard({ insight }: { readonly insight: Insight }) {
  const { id, evidence, actedAt } = insight;
  const { data, error, refetch } = useQuery({
    ...api.insights.evidence.queryOptions({ input: { id } }),
    meta: { topics: ["log", "insight"] },
  });
  return (
    <Card title="Evidence" about={evidence.words}>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <RowsSkeleton rows={2} height={70} />
        )
      ) : (
        <>
          <dl className={classes["facts"]}>
            <Fact name={`Then: ${utcDayText(data.found.since)} to ${lastDay(data.found.until)}`}>
              {volumeText(data.found)}
            </Fact>
            <Fact name="Now: as many days up to today">{volumeText(data.today)}</Fact>
            <Recurrence recurrence={data.recurrence} />
          </dl>
          <Weeks weeks={data.weeks} actedAt={actedAt} />
        </>
      )}
    </Card>
  );
}

function Recurrence({ recurrence }: Pick<Evidence, "recurrence">) {
  if (recurrence === null) return undefined;
  const { before, after, ratio, over, overAt } = recurrence;
  return (
    <Fact
      name={over ? "In the eight weeks after the action" : `Since the action (eight weeks end ${utcDayText(overAt)})`}
    >
      {ratio === null
        ? `${countText(after.messages)} messages, ${countText(before.messages)} before: too few to compare`
        : `${figureText(ratio, "times")} times as often a customer as before`}
    </Fact>
  );
}

/** Messages week by week as bars; weeks that began after the action have another colour. */
function Weeks({ weeks, actedAt }: { readonly weeks: Evidence["weeks"]; readonly actedAt: string | null }) {
  const most = Math.max(1, ...weeks.map(({ messages }) => messages));
  const first = weeks[0];
  const last = weeks.at(-1);
  if (!first || !last) return undefined;
  const isAfter = (since: string) => actedAt !== null && Date.parse(since) >= Date.parse(actedAt);
  return (
    <>
      <ol className={classes["bars"]} aria-label="Messages week by week">
        {weeks.map(({ since, messages, partial }) => (
          <li
            key={since}
            className={classes["barSlot"]}
            data-after={isAfter(since) || undefined}
            data-partial={partial || undefined}
            title={`Week of ${bucketText(since, "week")}: ${countText(messages)}${partial ? ", still running" : ""}`}
            aria-label={`Week of ${bucketText(since, "week")}: ${countText(messages)}`}
          >
            <span className={classes["barFill"]} style={{ height: `${(messages / most) * 100}%` }} />
          </li>
        ))}
      </ol>
      <div className={classes["axis"]}>
        <span>{bucketText(first.since, "week")}</span>
        <span>
          most in a week: {countText(most)}
          {actedAt !== null && (
            <>
              <span className={classes["key"]} /> before
              <span className={classes["key"]} data-after /> after the action
            </>
          )}
        </span>
        <span>{bucketText(last.since, "week")}</span>
      </div>
    </>
  );
}

function lastDay(until: string): string {
  return utcDayText(Date.parse(until) - 1);
}
