import type { Position } from "@firsthand/transform/maturity/contract";

import { fullText, utcDayText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { daysText } from "../../../scope/window-text.ts";
import { Track } from "../map/track.tsx";
import { certaintyWords, drawsText } from "../words.ts";
import { Shares } from "./shares.tsx";
import classes from "./summary.module.css";

const dayMs = 86_400_000;

/** First of all in plain words: where we stand, what is not known, and how it can become known. */
export function Summary({ position }: { readonly position: Position }) {
  const { story } = position;
  return (
    <Card>
      <div className={classes["summary"]}>
        <div className={classes["story"]}>
          <h2 className={classes["stand"]}>{story.stand}</h2>
          <p>{story.binds}</p>
          <div className={classes["open"]}>
            <h3 className={classes["question"]}>What is not known</h3>
            <p>{story.unknown}</p>
            {story.know !== "" && (
              <>
                <h3 className={classes["question"]}>How to know it</h3>
                <p>{story.know}</p>
              </>
            )}
          </div>
        </div>
        <Numbers position={position} />
      </div>
    </Card>
  );
}

function Numbers({ position }: { readonly position: Position }) {
  const { stage, ceiling, stages, certainty, draws, provisional, unknown } = position;
  const highest = stages.at(-1)?.level ?? stage;
  const title = stages.find(({ level }) => level === stage)?.title;
  return (
    <div className={classes["numbers"]}>
      <p className={classes["stage"]}>
        {unknown === 1 ? (
          <>
            <span className={classes["number"]} aria-hidden="true">
              ?
            </span>
            <span className={classes["of"]}>of {highest}</span>
            <span className={classes["name"]}>Not yet known</span>
          </>
        ) : (
          <>
            <span className="hidden-visually">Stage </span>
            <span className={classes["number"]}>{stage}</span>
            <span className={classes["of"]}>of {highest}</span>
            {title !== undefined && <span className={classes["name"]}>{title}</span>}
            <Chip tone={certainty === "high" || certainty === "medium" ? "accent" : "plain"}>
              {certainty === "none" ? "more is not yet known" : certaintyWords[certainty]}
            </Chip>
          </>
        )}
        {provisional && <Chip title="One window says so; the next one has to confirm it">provisional</Chip>}
      </p>
      <Track shape={position} floor={stage} ceiling={ceiling} certainty={certainty} />
      <p
        className={classes["draws"]}
        title="All criteria are drawn many times by the chance that each is truly met. Open: what is not known could still move it."
      >
        {drawsText(draws, stage)}
      </p>
      <Shares {...position} />
      <Dates position={position} />
    </div>
  );
}

function Dates({ position }: { readonly position: Position }) {
  const { since, until, asOf, unit, criteria } = position;
  const days = Math.round((Date.parse(until) - Date.parse(since)) / dayMs);
  return (
    <dl className={classes["facts"]}>
      <div>
        <dt>Window</dt>
        <dd>
          {countText(days)} {days === 1 ? "day" : "days"}, {daysText(since, until)}
        </dd>
      </div>
      <div>
        <dt>As of</dt>
        <dd title={fullText(asOf)}>{utcDayText(asOf)}</dd>
      </div>
      <div>
        <dt>Asked</dt>
        <dd>
          {countText(criteria.length)} criteria of {unit ?? "the whole organisation"}
        </dd>
      </div>
    </dl>
  );
}
