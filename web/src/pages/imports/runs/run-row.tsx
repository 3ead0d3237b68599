import type { ImportRun } from "@firsthand/engage/imports/contract";
import { Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { agoText, fullText } from "../../../format/dates.ts";
import { bytesText, countText } from "../../../format/numbers.ts";
import { Chip } from "../../../parts/chip.tsx";
import { RunActions } from "./run-actions.tsx";
import { isMoving, runStates, shareRead } from "./run-state.ts";
import classes from "./runs.module.css";

/** One import in the list: how it stands, what came of it, by whom. */
export function RunRow({ run }: { readonly run: ImportRun }) {
  const { id, fileName, source, state, by, failure, size } = run;
  const when = run.finishedAt ?? run.startedAt;
  const { title, tone } = runStates[state];
  const share = shareRead(run);
  return (
    <li className={classes["row"]}>
      <div className={classes["head"]}>
        <Link to="/imports/$import" params={{ import: id }} className={classes["name"]}>
          {fileName}
        </Link>
        <Chip tone={tone}>{title}</Chip>
        <span className={classes["muted"]}>
          {source}
          {size !== null && ` · ${bytesText(size)}`}
          {by !== null && ` · by ${by}`}
          {when !== null && (
            <>
              {" · "}
              <time dateTime={when} title={fullText(when)}>
                {agoText(when)}
              </time>
            </>
          )}
        </span>
      </div>
      <Tally run={run} />
      <div className={classes["buttons"]}>
        <RunActions run={run} size="xs" />
      </div>
      {isMoving(run) && (
        <div className={classes["whole"]}>
          <Progress
            value={share ?? 100}
            animated={share === undefined}
            size="sm"
            aria-label={`${fileName}, how much was read`}
          />
        </div>
      )}
      {failure && <p className={`${classes["whole"]} ${classes["muted"]}`}>{failure.message}</p>}
    </li>
  );
}

/** What came of the records so far. */
function Tally({ run }: { readonly run: ImportRun }) {
  const { accepted, repeated, revised, quarantined, records } = run;
  return (
    <p className={classes["tally"]}>
      <span>
        <strong>{countText(accepted)}</strong> new
      </span>
      {repeated > 0 && <span>{countText(repeated)} here before</span>}
      {revised > 0 && <span>{countText(revised)} changed</span>}
      {quarantined > 0 && <span>{countText(quarantined)} not understood</span>}
      <span>of {countText(records)} records</span>
    </p>
  );
}
