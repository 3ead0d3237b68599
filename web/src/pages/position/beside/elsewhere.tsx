import type { Position } from "@firsthand/transform/maturity/contract";

import { Card } from "../../../parts/card.tsx";
import { percentText } from "../words.ts";
import classes from "./beside.module.css";

/** Where most organisations say that they stand, with its source; never a target. */
export function Elsewhere({ elsewhere }: { readonly elsewhere: NonNullable<Position["elsewhere"]> }) {
  const { says, source, points } = elsewhere;
  const most = Math.max(...points.map(({ share }) => share), 0.01);
  return (
    <Card title="Where most organisations say they stand" about="To compare with, not a target: to stay is a choice">
      <p className={classes["says"]}>{says}</p>
      <table className={classes["points"]}>
        <thead className="hidden-visually">
          <tr>
            <th scope="col">Stage, as they say</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ title, share }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>
                <span className={classes["bar"]} aria-hidden="true">
                  <span style={{ width: `${(100 * share) / most}%` }} />
                </span>
                <span className={classes["value"]}>{percentText(share)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes["source"]}>Source: {source}</p>
    </Card>
  );
}
