import type { Replayed, WatchKind } from "@firsthand/learn/pulse/contract";

import { momentText } from "../../format/dates.ts";
import { countText, minutesText } from "../../format/numbers.ts";
import { Chip } from "../../parts/chip.tsx";
import { Note } from "../../parts/note.tsx";
import { BandChart } from "./band-chart.tsx";
import classes from "./pulse.module.css";
import { lastedText, severityText, severityTone, stepWords } from "./words.ts";

const SHOWN = 12;

/** What would have been found in a past span, as a picture and in words. */
export function ReplayResult({ result, kind }: { readonly result: Replayed; readonly kind: WatchKind }) {
  const { points, found, alertsFrom, stepsAPoint, step } = result;
  if (points.length === 0) {
    return <Note title="There is nothing to look at">No message of this span is meant by the filter.</Note>;
  }
  const said = saidOf(result);
  const together = stepsAPoint === 1 ? "" : ` A point stands for ${countText(stepsAPoint)} of them.`;
  return (
    <div className={classes["stack"]}>
      <p>{said}</p>
      <BandChart points={points} kind={kind} step={step} summary={said} />
      <p className={classes["fine"]}>
        {`${momentText(result.since)} to ${momentText(result.until)}, looked at ${stepWords[step]}.${together}`}
        {alertsFrom !== null && alertsFrom > result.since
          ? ` Until ${momentText(alertsFrom)} it would only have learnt.`
          : ""}
      </p>
      {found.length > 0 && (
        <ul role="list" className={classes["list"]}>
          {found
            .toReversed()
            .slice(0, SHOWN)
            .map((one) => (
              <li key={one.alertAt} className={classes["item"]}>
                <span>
                  {`Alert ${momentText(one.alertAt)}`}
                  <span className={classes["fine"]}>
                    {` · began ${momentText(one.onset)}, ${one.endedAt === null ? "still going on at the end" : `lasted ${lastedText(one.onset, one.endedAt)}`}`}
                  </span>
                </span>
                <span className={classes["chips"]}>
                  {one.invented && <Chip tone="violet">Invented</Chip>}
                  <Chip tone={severityTone(one.severity)}>{severityText(one.severity)}</Chip>
                </span>
              </li>
            ))}
        </ul>
      )}
      {found.length > SHOWN && <p className={classes["fine"]}>{countText(found.length - SHOWN)} earlier ones.</p>}
    </div>
  );
}

function rateText(aWeek: number): string {
  if (aWeek >= 1) return `${Number.parseFloat(aWeek.toFixed(1))} a week`;
  const weeks = Math.round(1 / aWeek);
  return weeks === 1 ? "one a week" : `one in ${countText(weeks)} weeks`;
}

function saidOf({ found, alertsAWeek, minutesToAlert, alertsFrom }: Replayed): string {
  if (alertsFrom === null) return "All of this span would have been learnt from: no alert could have come yet.";
  const own = found.filter(({ invented }) => !invented).length;
  const rate = alertsAWeek === null || alertsAWeek === 0 ? "" : `, ${rateText(alertsAWeek)}`;
  const alerts =
    own === 0
      ? "It would have told of nothing."
      : `It would have alerted ${own === 1 ? "once" : `${countText(own)} times`}${rate}.`;
  if (minutesToAlert !== null)
    return `What was invented would have been found ${minutesText(minutesToAlert)} after it began, at the earliest. ${alerts}`;
  return alerts;
}
