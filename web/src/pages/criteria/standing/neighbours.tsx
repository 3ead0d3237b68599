import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";
import { Link } from "@tanstack/react-router";

import { Card } from "../../../parts/card.tsx";
import { Sign } from "../../position/map/sign.tsx";
import { usePlace } from "../../position/use-position.ts";
import { stateWords, tallyText } from "../../position/words.ts";
import classes from "./standing.module.css";

interface NeighboursProps {
  readonly position: Position;
  readonly criterion: StandingCriterion;
}

/** What else is asked at the same place of the model. */
export function Neighbours({ position, criterion: { id, dimension, level } }: NeighboursProps) {
  const search = usePlace();
  const row = position.dimensions.find((one) => one.id === dimension);
  const cell = row?.cells.find((one) => one.level === level);
  const here = position.criteria.filter((one) => one.dimension === dimension && one.level === level);
  const title = row ? `${row.title}, stage ${level}` : `${position.divide?.title ?? "The whole"}: its gates`;
  return (
    <Card title={title} about={tallyText(here.map(({ state }) => state))}>
      {cell?.says !== undefined && cell.says !== null && <p className={classes["cell"]}>{cell.says}</p>}
      <ul role="list" className={classes["list"]} aria-label="Criteria at this place">
        {here.map((one) => (
          <li key={one.id}>
            <Link
              to="/criteria/$criterion"
              params={{ criterion: one.id }}
              search={search}
              className={classes["other"]}
              activeProps={{}}
              aria-current={one.id === id ? "page" : undefined}
            >
              <Sign state={one.state} />
              <span>
                {one.says}
                <span className="hidden-visually"> {stateWords[one.state]}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className={classes["more"]}>
        {row && level !== null ? (
          <Link to="/position/$dimension/$level" params={{ dimension: row.id, level: String(level) }} search={search}>
            Open this place of the map
          </Link>
        ) : (
          <Link to="/position" search={search}>
            Open the map
          </Link>
        )}
      </p>
    </Card>
  );
}
