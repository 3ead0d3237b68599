import type { DriftFigure, ReadingAlarm, ReadingDrift } from "@firsthand/learn/reading/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { agoText, dateText, fullText, utcDayText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import classes from "./reading.module.css";
import { alarmAdvice, alarmText, driftText, driftTitle, percentText, valueText } from "./words.ts";

/** What of the reading left its band, or all that is watched; nothing for whoever sees a part of the organisation. */
export function DriftCard({ of }: { readonly of: "alarms" | "figures" }) {
  const { data } = useQuery({ ...api.reading.drift.queryOptions(), meta: { topics: ["taxonomy"] } });
  if (!data) return undefined;
  if (of === "figures") return <Figures drift={data} />;
  return data.alarms.map((alarm) => <AlarmNote key={alarm.id} alarm={alarm} />);
}

function AlarmNote({ alarm }: { readonly alarm: ReadingAlarm }) {
  const mayManage = useMay("taxonomy.manage");
  const names = useTaxonomyNames();
  const acknowledge = useMutation(api.reading.acknowledge.mutationOptions());
  const { acknowledged, beganAt, moved, about } = alarm;
  return (
    <Note
      tone={acknowledged ? "plain" : "warning"}
      title={driftTitle(alarm)}
      action={
        acknowledged ? undefined : (
          <>
            {mayManage && (
              <Button
                variant="default"
                size="compact-sm"
                loading={acknowledge.isPending}
                onClick={() => acknowledge.mutate({ id: alarm.id })}
              >
                Seen
              </Button>
            )}
            <FailureNote error={acknowledge.error} />
          </>
        )
      }
    >
      <p>
        {alarmText(alarm)} {alarmAdvice(alarm)}
      </p>
      {moved.length > 0 && (
        <p className={classes["fine"]}>
          {moved
            .map(
              ({ value, before, now }) =>
                `${value === "" ? "All others" : valueText(about, value, names)} ${percentText(before)} → ${percentText(now)}`,
            )
            .join(" · ")}
        </p>
      )}
      <p className={classes["fine"]}>
        Since <time dateTime={beganAt}>{dateText(beganAt)}</time>
        {acknowledged && `; seen by ${acknowledged.by} on ${dateText(acknowledged.at)}`}. It goes by itself when the
        figure is back for two days.
      </p>
    </Note>
  );
}

function Figures({ drift: { look } }: { readonly drift: ReadingDrift }) {
  if (!look) {
    return (
      <Card title="Does it change?">
        <p className={classes["fine"]}>
          Once an hour the last week is compared with the eight before. The first look is still to come.
        </p>
      </Card>
    );
  }
  const { at, since, until, messages, rereading, figures } = look;
  return (
    <Card
      flush
      title="Does it change?"
      about={
        <>
          {utcDayText(since)} to {utcDayText(Date.parse(until) - 1)} beside the eight weeks before,{" "}
          {countText(messages)} messages; looked at{" "}
          <time dateTime={at} title={fullText(at)}>
            {agoText(at)}
          </time>
        </>
      }
    >
      {rereading && (
        <p className={classes["inside"]}>
          Messages are being read anew by another version. Labels are compared again when that is done.
        </p>
      )}
      {figures.length === 0 ? (
        <p className={classes["inside"]}>
          Too little is known yet: it takes four weeks before with fifty messages each, or twenty texts judged in the
          last four weeks and twenty before.
        </p>
      ) : (
        <section className={classes["scroll"]} tabIndex={0} aria-label="What is watched">
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">What is watched</th>
                <th scope="col">Now</th>
                <th scope="col">Usual</th>
                <th scope="col">Of</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {figures.toSorted(byTitle).map((figure) => (
                <Figure key={`${figure.about} ${figure.kind}`} figure={figure} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}

/** What left its band first. */
function byTitle(a: DriftFigure, b: DriftFigure): number {
  return Number(b.drifts) - Number(a.drifts) || driftTitle(a).localeCompare(driftTitle(b), "en");
}

function Figure({ figure }: { readonly figure: DriftFigure }) {
  const { about, kind, value, low, high, drifts, n } = figure;
  const usual =
    kind === "mix"
      ? `up to ${driftText(kind, high)}`
      : kind === "quality"
        ? `from ${driftText(kind, low)}`
        : `${driftText(kind, low)} to ${driftText(kind, high)}`;
  const of = about === "words" ? "words" : kind === "quality" ? "judged texts" : "messages";
  return (
    <tr>
      <th scope="row">{driftTitle(figure)}</th>
      <td className={classes["number"]}>{driftText(kind, value)}</td>
      <td className={classes["whole"]}>{usual}</td>
      <td>
        {countText(n)} {of}
      </td>
      <td>
        <Chip tone={drifts ? "warning" : "positive"}>{drifts ? "Out of its band" : "As usual"}</Chip>
      </td>
    </tr>
  );
}
