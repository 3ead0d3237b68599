import type { Position } from "@firsthand/transform/maturity/contract";
import { IconArrowRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

import { figureText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { Note } from "../../../parts/note.tsx";
import { dayAfter, dayOf, daysText, lastDay } from "../../../scope/window-text.ts";
import { intervalText, unitText } from "../../figures/figure-words.ts";
import {
  type BoundEvidence,
  type EvidenceWindow,
  type Scale,
  placeOn,
  scaleOf,
} from "../../position/panel/bound-places.ts";
import { WindowAxis } from "../../position/panel/window-axis.tsx";
import { askedText, casesText, limitText } from "../words.ts";
import classes from "./bounds.module.css";
import { Windows } from "./windows.tsx";

interface BoundsProps {
  readonly position: Position;
  readonly bounds: readonly BoundEvidence[];
}

/** Each metric that a criterion looks at, against what is asked of it. */
export function Bounds({ position, bounds }: BoundsProps) {
  return bounds.map((bound) =>
    bound.computed ? (
      <Measured key={bound.metric} bound={bound} position={position} />
    ) : (
      <Unmeasured key={bound.metric} bound={bound} />
    ),
  );
}

interface BoundProps {
  readonly bound: BoundEvidence;
}

function Measured({ bound, position }: BoundProps & Pick<BoundsProps, "position">) {
  const { title, definition, windows, warnings } = bound;
  const [now] = windows;
  const scale = scaleOf(bound);
  return (
    <Card
      title={title}
      about={<span className={classes["about"]}>Asked: {askedText(bound)}</span>}
      actions={<FigureLink bound={bound} position={position} />}
    >
      {now && <Now window={now} bound={bound} scale={scale} />}
      <Windows bound={bound} scale={scale} />
      {now?.selected === true && (
        <div className={classes["note"]}>
          <Note tone="warning" title="Some of these cases were selected">
            They come from a source that holds only a part, chosen by somebody. The whole may look otherwise, so this
            figure makes nobody very sure.
          </Note>
        </div>
      )}
      {warnings.length > 0 && (
        <ul className={classes["warnings"]} aria-label="Remarks">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p className={classes["definition"]}>{definition}</p>
    </Card>
  );
}

function FigureLink({ bound: { metric, title }, position }: BoundProps & Pick<BoundsProps, "position">) {
  const { unit, since, until } = position;
  const days = { since: dayOf(since), until: dayAfter(lastDay(until)) };
  return (
    <Link
      to="/figures/$metric"
      params={{ metric }}
      search={{ ...days, ...(unit === null ? {} : { unit }) }}
      className={classes["open"]}
      aria-label={`Open the figure: ${title} and its cases`}
    >
      Open the figure
      <IconArrowRight size={14} stroke={1.8} aria-hidden />
    </Link>
  );
}

interface NowProps extends BoundProps {
  readonly window: EvidenceWindow;
  readonly scale: Scale;
}

/** The window that is asked for, large. */
function Now({ window, bound, scale }: NowProps) {
  const { value, n, since, until } = window;
  const { measure, cases } = bound;
  const interval = intervalText({ ...window, measure });
  return (
    <>
      <p className={classes["now"]}>
        {value === null ? (
          <span className={classes["unknown"]}>Not yet known</span>
        ) : (
          <>
            <span className={classes["value"]}>{figureText(value, measure)}</span>
            <span className={classes["unit"]}>{unitText(measure)}</span>
          </>
        )}
      </p>
      <p className={classes["fine"]}>
        {value !== null && interval !== undefined && `95 %: ${interval} · `}
        {n < cases ? `${fewText(n)}, ${casesText(cases)} are needed` : casesText(n)} · {daysText(since, until)}, UTC
      </p>
      {value !== null && <Drawn window={window} bound={bound} scale={scale} />}
    </>
  );
}

function fewText(count: number): string {
  return count === 0 ? "No cases" : casesText(count);
}

function Drawn({ window, bound, scale }: NowProps) {
  const { least, most, measure } = bound;
  const limits = [...new Set([least, most].flatMap((limit) => limit ?? []))];
  return (
    <div className={classes["drawn"]} aria-hidden="true">
      {limits.length > 0 && (
        <div className={classes["limits"]}>
          {limits.map((limit) => (
            <Tick key={limit} place={placeOn(scale, limit)} text={`asked ${limitText(limit, measure)}`} />
          ))}
        </div>
      )}
      <WindowAxis window={window} bound={bound} scale={scale} first large />
      <div className={classes["ends"]}>
        <span>{limitText(scale.min, measure)}</span>
        <span>{limitText(scale.max, measure)}</span>
      </div>
    </div>
  );
}

/** A word above its place; near the ends it stays inside. */
function Tick({ place, text }: { readonly place: number; readonly text: string }) {
  return <span style={{ left: `${place}%`, transform: `translateX(-${place}%)` }}>{text}</span>;
}

function Unmeasured({ bound }: BoundProps) {
  const { title, definition, needs } = bound;
  return (
    <Card
      title={title}
      about={<span className={classes["about"]}>Asked: {askedText(bound)}</span>}
      actions={<Chip>Not measured yet</Chip>}
    >
      <p className={classes["text"]}>{definition}</p>
      {needs !== null && (
        <div className={classes["note"]}>
          <Note title="How it can become known">{needs}</Note>
        </div>
      )}
    </Card>
  );
}
