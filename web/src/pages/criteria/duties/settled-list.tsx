import { Link } from "@tanstack/react-router";

import { fullText, utcDayText } from "../../../format/dates.ts";
import { Sign } from "../../position/map/sign.tsx";
import classes from "./duties.module.css";
import type { Settled } from "./duties.ts";

interface SettledListProps {
  readonly settled: readonly Settled[];
  readonly homes: ReadonlyMap<string, string>;
}

/** Answers for which nothing is to be done now. */
export function SettledList({ settled, homes }: SettledListProps) {
  return (
    <ul role="list" className={classes["rows"]} aria-label="Answers that stand">
      {settled.map(({ id, says, answer, owner }) => (
        <li key={id}>
          <Link to="/criteria/$criterion" params={{ criterion: id }} className={classes["row"]}>
            <span className={classes["icon"]}>
              <Sign state={answer.met ? "met" : "unmet"} size={18} />
            </span>
            <span className={classes["words"]}>
              <span className={classes["says"]}>{says}</span>
              <span className={classes["fine"]}>{homes.get(id)}</span>
            </span>
            <span className={classes["due"]} title={fullText(answer.expiresAt)}>
              {answer.met ? "Yes" : "No, not yet"}, until {utcDayText(answer.expiresAt)}
            </span>
            <span className={classes["owner"]}>Owner: {owner ?? answer.by}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
