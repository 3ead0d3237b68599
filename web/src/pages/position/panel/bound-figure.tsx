import { utcDayText } from "../../../format/dates.ts";
import { countText, figureText } from "../../../format/numbers.ts";
import { type BoundEvidence, type EvidenceWindow, type Scale, scaleOf } from "./bound-places.ts";
import classes from "./bound.module.css";
import { WindowAxis } from "./window-axis.tsx";

/** A metric against what is asked of it: each window a line with its value, its interval and the threshold. */
export function BoundFigure({ bound }: { readonly bound: BoundEvidence }) {
  const scale = scaleOf(bound);
  const [now, ...earlier] = bound.windows;
  const before = earlier.filter(({ value }) => value !== null);
  const shown = now !== undefined && (now.value !== null || before.length > 0) ? [now, ...before] : [];
  return (
    <div className={classes["bound"]}>
      <p className={classes["asked"]}>
        <span className={classes["metric"]}>{bound.title}</span> {askedText(bound)}
      </p>
      {shown.length > 0 && (
        <ul role="list" className={classes["windows"]}>
          {shown.map((window) => (
            <WindowLine key={window.until} window={window} bound={bound} scale={scale} first={window === now} />
          ))}
        </ul>
      )}
      {shown.length > 0 && before.length < earlier.length && (
        <p className={classes["asked"]}>
          {earlier.length === 1 ? "The window before is not known." : "Earlier windows are not known."}
        </p>
      )}
      {bound.warnings.map((warning) => (
        <p key={warning} className={classes["warning"]}>
          {warning}
        </p>
      ))}
    </div>
  );
}

const verdicts: Readonly<Record<EvidenceWindow["verdict"], string>> = {
  clears: ", clears it",
  between: ", too uncertain to say",
  fails: ", does not clear it",
  unknown: "",
};

interface WindowLineProps {
  readonly window: EvidenceWindow;
  readonly bound: BoundEvidence;
  readonly scale: Scale;
  readonly first: boolean;
}

function WindowLine({ window, bound, scale, first }: WindowLineProps) {
  const { value, low, high, n, until, selected, verdict } = window;
  return (
    <li className={classes["window"]} data-first={first || undefined}>
      <WindowAxis window={window} bound={bound} scale={scale} first={first} />
      <span className={classes["figure"]}>{value === null ? "not known" : figureText(value, bound.measure)}</span>
      <span className={classes["fine"]}>
        {first ? "This window" : `Window to ${utcDayText(Date.parse(until) - 1)}`} ·{" "}
        {value !== null && low !== null && high !== null && (
          <>
            95 %: {figureText(low, bound.measure)} to {figureText(high, bound.measure)} ·{" "}
          </>
        )}
        {countText(n)} {n === 1 ? "case" : "cases"}
        {selected && ", some from a selection"}
        {verdicts[verdict]}
      </span>
    </li>
  );
}

function askedText({ least, most, measure, cases }: BoundEvidence): string {
  const text = (limit: number) => figureText(limit, measure);
  if (least !== null && most !== null) return `asked: ${text(least)} to ${text(most)}`;
  if (least !== null) return `asked: at least ${text(least)}`;
  if (most !== null) return `asked: at most ${text(most)}`;
  return `asked: known from at least ${countText(cases)} cases`;
}
