import type { MonthPosition, Position } from "@firsthand/transform/maturity/contract";
import { SegmentedControl, Skeleton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { Link, useNavigate } from "@tanstack/react-router";
import { type RefObject, useRef, useState } from "react";

import { utcDayText } from "../../../format/dates.ts";
import { useHistory, useOtherFigures, usePlace } from "../use-position.ts";
import { MonthStrip } from "./month-strip.tsx";
import { monthText, movedRows, placeOf } from "./months.ts";
import classes from "./time.module.css";

/** How long the slider rests before a month is fetched. */
const restMs = 160;

/** Goes through the months that are over; says which one is shown, and from which figures. */
export function Time({ position, shown }: { readonly position: Position; readonly shown: boolean }) {
  const { data: history, error } = useHistory();
  const { month } = usePlace();
  const slider = useRef<HTMLInputElement>(null);
  if (error !== null && history === undefined) {
    return (
      <p className={classes["none"]}>Earlier months could not be fetched just now. What is shown holds for now.</p>
    );
  }
  if (history === undefined) return <Skeleton className={classes["waiting"] ?? ""} height={112} radius="md" />;
  if (history.length === 0 && month === undefined) {
    return (
      <p className={classes["none"]}>
        This is now. As soon as a month is over that the log knows, one can go back to it here.
      </p>
    );
  }
  return (
    <section className={classes["time"]} aria-label="Through time">
      {history.length > 0 && <MonthSlider slider={slider} history={history} stages={position.stages} />}
      <Told position={position} history={history} shown={shown} onBack={() => slider.current?.focus()} />
    </section>
  );
}

interface MonthSliderProps {
  readonly slider: RefObject<HTMLInputElement | null>;
  readonly history: readonly MonthPosition[];
  readonly stages: Position["stages"];
}

function MonthSlider({ slider, history, stages }: MonthSliderProps) {
  const { month } = usePlace();
  const navigate = useNavigate();
  const asked = placeOf(history, month);
  // What the hand does is shown at once; the address follows when it rests.
  const [held, setHeld] = useState<{ readonly asked: number; readonly at: number }>();
  const at = held?.asked === asked ? held.at : asked;
  const go = useDebouncedCallback((place: number) => {
    const chosen = history[place]?.month;
    void navigate({
      to: ".",
      search: (before) => ({ ...before, month: chosen, figures: undefined }),
      replace: true,
      resetScroll: false,
    });
  }, restMs);
  const row = history[at];
  return (
    <MonthStrip history={history} stages={stages} at={at}>
      <input
        ref={slider}
        type="range"
        className={classes["slider"]}
        min={0}
        max={history.length}
        step={1}
        value={at}
        aria-label="Month"
        aria-valuetext={
          row === undefined
            ? "Now"
            : `${monthText(row.month)}, stage ${row.stage}${row.ceiling > row.stage ? ` to ${row.ceiling}` : ""}`
        }
        onChange={(event) => {
          const place = Number(event.currentTarget.value);
          setHeld({ asked, at: place });
          go(place);
        }}
      />
    </MonthStrip>
  );
}

interface ToldProps {
  readonly position: Position;
  readonly history: readonly MonthPosition[];
  readonly shown: boolean;
  /** The link that leads back is gone then; the keyboard goes on elsewhere. */
  readonly onBack: () => void;
}

/** Which month is shown, from which figures, and which rows stand elsewhere by the others. */
function Told({ position, history, shown, onBack }: ToldProps) {
  const { month, figures } = usePlace();
  const navigate = useNavigate();
  if (month === undefined) {
    return (
      <p className={classes["told"]}>Shown: now. Move the slider to go back through {monthsText(history.length)}.</p>
    );
  }
  const reported = history.find((one) => one.month === month)?.reportedAt ?? null;
  return (
    <div className={classes["told"]}>
      <div className={classes["line"]}>
        <p>
          <strong>{monthText(month)}</strong>, {figuresText(reported, figures === "now")}
        </p>
        {reported !== null && (
          <SegmentedControl
            size="xs"
            aria-label="Figures of this month"
            data={[
              { value: "reported", label: "As reported" },
              { value: "now", label: "Measured again" },
            ]}
            value={figures ?? "reported"}
            onChange={(chosen) =>
              void navigate({
                to: ".",
                search: (before) => ({ ...before, figures: chosen === "now" ? "now" : undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
        )}
        <Link
          to="."
          search={(before) => ({ ...before, month: undefined, figures: undefined })}
          resetScroll={false}
          onClick={onBack}
        >
          Back to now
        </Link>
      </div>
      {reported !== null && shown && <Difference position={position} />}
    </div>
  );
}

function Difference({ position }: { readonly position: Position }) {
  const { figures } = usePlace();
  const { data: other } = useOtherFigures(true);
  if (!other) return <p className={classes["moved"]}>{"\u00A0"}</p>;
  const again = figures === "now";
  const moved = again ? movedRows(other, position) : movedRows(position, other);
  if (moved.length === 0) {
    return <p className={classes["moved"]}>Measured again now, every row stands where it was reported.</p>;
  }
  return (
    <p className={classes["moved"]}>
      Measured again now, {moved.length === 1 ? "one stands" : `${moved.length} stand`} elsewhere:{" "}
      {moved.map(({ title, reported, now }) => `${title} at ${now}, reported at ${reported}`).join("; ")}.
    </p>
  );
}

function figuresText(reported: string | null, again: boolean): string {
  if (reported === null) return "measured now: no figures were recorded when it ended";
  return again
    ? "measured again now, from all that is in the log today"
    : `as reported on ${utcDayText(reported)}, weighed by the model of today`;
}

function monthsText(amount: number): string {
  return amount === 1 ? "one month" : `${amount} months`;
}
