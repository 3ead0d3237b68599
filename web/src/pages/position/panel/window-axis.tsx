import { type BoundEvidence, type EvidenceWindow, type Scale, askedPlace, placeOn } from "./bound-places.ts";
import classes from "./window-axis.module.css";

interface WindowAxisProps {
  readonly window: EvidenceWindow;
  readonly bound: Pick<BoundEvidence, "least" | "most">;
  readonly scale: Scale;
  /** Of the window that is asked for; those before it are paler. */
  readonly first: boolean;
  readonly large?: true;
}

/** The figure of a window on its axis, with its interval, the threshold and what clears it; the words stand beside. */
export function WindowAxis({ window: { value, low, high }, bound, scale, first, large }: WindowAxisProps) {
  const asked = askedPlace(scale, bound);
  return (
    <span className={classes["axis"]} data-first={first || undefined} data-large={large} aria-hidden="true">
      {asked && <i className={classes["clear"]} style={{ left: `${asked.start}%`, width: `${asked.width}%` }} />}
      {[bound.least, bound.most].map((limit) =>
        limit === null ? undefined : (
          <i key={limit} className={classes["limit"]} style={{ left: `${placeOn(scale, limit)}%` }} />
        ),
      )}
      {value !== null && low !== null && high !== null && (
        <i
          className={classes["interval"]}
          style={{ left: `${placeOn(scale, low)}%`, width: `${placeOn(scale, high) - placeOn(scale, low)}%` }}
        />
      )}
      {value !== null && <i className={classes["value"]} style={{ left: `${placeOn(scale, value)}%` }} />}
    </span>
  );
}
