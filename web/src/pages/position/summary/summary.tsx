import type { Position } from "@firsthand/transform/maturity/contract";

import { fullText, utcDayText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { daysText } from "../../../scope/window-text.ts";
import { Track } from "../map/track.tsx";
import { amountText, certaintyWords, drawsText } from "../words.ts";
import { DrawsHint, ProvisionalHint } from "./hints.tsx";
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
      <div className={classes["stage"]}>
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
        {provisional && (
          <>
            <Chip>provisional</Chip>
            <ProvisionalHint />
          </>
        )}
      </div>
      <Track shape={position} floor={stage} ceiling={ceiling} certainty={certainty} />
      <div className={classes["draws"]}>
        {drawsText(draws, stage)}
        <DrawsHint />
      </div>
      <Shares {...position} />
      <Dates position={position} />
    </div>
  );
}

/** How much is asked: "114 criteria and 4 gates". */
function askedText(criteria: Position["criteria"]): string {
  const gates = criteria.filter(({ dimension }) => dimension === null).length;
  const rest = amountText(criteria.length - gates, "criterion", "criteria");
  return gates === 0 ? rest : `${rest} and ${amountText(gates, "gate")}`;
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
          {askedText(criteria)} of {unit ?? "the whole organisation"}
        </dd>
      </div>
    </dl>
  );
}
