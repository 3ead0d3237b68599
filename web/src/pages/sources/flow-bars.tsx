import type { ConnectionShown } from "@firsthand/connect/connections/contract";

import { countText } from "../../format/numbers.ts";
import classes from "./sources.module.css";

const WIDTH = 5;
const HEIGHT = 36;

/** What came in each of the last 48 hours; hours with failures have a mark below. */
export function FlowBars({ hours }: { readonly hours: ConnectionShown["hours"] }) {
  const most = Math.max(1, ...hours.map(({ records }) => records));
  const sum = hours.reduce((total, { records }) => total + records, 0);
  const failed = hours.filter(({ failures }) => failures > 0).length;
  return (
    <figure className={classes["flow"]}>
      <svg viewBox={`0 0 ${hours.length * WIDTH} ${HEIGHT + 5}`} aria-hidden="true" preserveAspectRatio="none">
        {hours.map(({ hour, records, failures }, index) => {
          const height = records > 0 ? Math.max(2, (records / most) * HEIGHT) : 0;
          const x = index * WIDTH;
          return (
            <g key={hour}>
              <rect x={x} y={HEIGHT - 1} width={WIDTH - 1} height={1} className={classes["ground"]} />
              <rect x={x} y={HEIGHT - height} width={WIDTH - 1} height={height} className={classes["bar"]} />
              {failures > 0 && <rect x={x} y={HEIGHT + 1} width={WIDTH - 1} height={4} className={classes["failed"]} />}
            </g>
          );
        })}
      </svg>
      <figcaption>
        {countText(sum)} records in {hours.length} hours{failed > 0 && `, failures in ${failed} of them`}
      </figcaption>
    </figure>
  );
}

/** A number of what flows, under what it is called. */
export function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{countText(value)}</dd>
    </div>
  );
}
