import type { Position, StandingDimension } from "@firsthand/transform/maturity/contract";
import { Fragment } from "react";

import { Track } from "../map/track.tsx";
import { DrawsHint, PillarHint, ProvisionalHint } from "../summary/hints.tsx";
import { Shares } from "../summary/shares.tsx";
import { drawsText, rowText, tallyText } from "../words.ts";
import { CriterionItem } from "./criterion-item.tsx";
import classes from "./panel.module.css";
import { streamsOf } from "./streams.ts";

interface CellProps {
  readonly position: Position;
  readonly row: StandingDimension;
  readonly stage: Position["stages"][number];
}

/** What a cell says and asks, with all evidence. */
export function CellWords({ position, row, stage }: CellProps) {
  const cell = row.cells.find(({ level }) => level === stage.level);
  const asked = new Set(cell?.criteria);
  const criteria = position.criteria.filter(({ id }) => asked.has(id));
  return (
    <>
      <div className={classes["cell"]}>
        <p className={classes["stage"]}>
          Stage {stage.level}, {stage.title}
        </p>
        {cell !== undefined && cell.says !== null && <p className={classes["words"]}>{cell.says}</p>}
        <p className={classes["tally"]}>
          {criteria.length === 0
            ? stage.level === position.stages[0]?.level
              ? "Nothing is asked: everybody stands here at the least."
              : "Nothing is asked."
            : `${criteria.length === 1 ? "One criterion" : `${criteria.length} criteria`}: ${tallyText(criteria.map(({ state }) => state))}.`}
        </p>
      </div>
      {streamsOf(criteria, row.streams).map(({ title, criteria: of }) => (
        <Fragment key={title ?? ""}>
          {title !== undefined && <h3 className={classes["stream"]}>{title}</h3>}
          <ul role="list" className={classes["criteria"]}>
            {of.map((criterion) => (
              <CriterionItem key={criterion.id} criterion={criterion} window={position} />
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  );
}

/** The whole row, below its cell: how sure its place is, and what that rests on. */
export function RowWords({ position, row }: Omit<CellProps, "stage">) {
  return (
    <section className={classes["foot"]} aria-label={`${row.title} as a whole`}>
      <div className={classes["told"]}>
        <h3 className={classes["footTitle"]}>{rowText(row)}</h3>
        {row.provisional && <ProvisionalHint />}
      </div>
      {row.pillar && !position.dimensions.every(({ pillar }) => pillar) && (
        <div className={`${classes["draws"]} ${classes["told"]}`}>
          A pillar
          <PillarHint />
        </div>
      )}
      <Track shape={position} floor={row.floor} ceiling={row.ceiling} certainty={row.certainty} />
      <div className={`${classes["draws"]} ${classes["told"]}`}>
        {drawsText(row.draws, row.floor)}
        <DrawsHint />
      </div>
      <Shares {...row} />
      {row.streams.map(({ id, title, floor, ceiling }) => (
        <p key={id} className={classes["draws"]}>
          {title}: stage {floor}
          {ceiling > floor && `, up to ${ceiling}`}
        </p>
      ))}
    </section>
  );
}
