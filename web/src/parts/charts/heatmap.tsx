import type { Rhythm } from "@firsthand/learn/metrics/contract";

import { countText } from "../../format/numbers.ts";
import classes from "./charts.module.css";
import { colourOf, heatSteps, stepOf } from "./heat-steps.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const hours = Array.from({ length: 24 }, (_unused, hour) => hour);
const twoDigits = (hour: number): string => String(hour).padStart(2, "0");

/** When in the week messages come in: a table whose cells are coloured; `numbers` writes the counts into them. */
export function Heatmap({
  cells,
  numbers,
}: {
  readonly cells: readonly Rhythm["cells"][number][];
  readonly numbers: boolean;
}) {
  const counts = new Map(cells.map(({ weekday, hour, inbound }) => [weekday * 24 + hour, inbound]));
  const steps = heatSteps(cells.map(({ inbound }) => inbound));
  return (
    <>
      <section className={classes["scroll"]} tabIndex={0} aria-label="Messages by weekday and hour">
        <table className={classes["heat"]} data-numbers={numbers || undefined}>
          <thead>
            <tr>
              <th scope="col">
                <span className="hidden-visually">Weekday</span>
              </th>
              {hours.map((hour) => (
                <th key={hour} scope="col" data-minor={hour % 3 > 0 || undefined}>
                  {twoDigits(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((name, at) => (
              <tr key={name}>
                <th scope="row">
                  <abbr title={name}>{name.slice(0, 3)}</abbr>
                </th>
                {hours.map((hour) => {
                  const count = counts.get((at + 1) * 24 + hour) ?? 0;
                  return (
                    <td
                      key={hour}
                      data-step={colourOf(stepOf(count, steps), steps)}
                      title={`${name} ${twoDigits(hour)}:00 to ${twoDigits((hour + 1) % 24)}:00 UTC: ${countText(count)}`}
                    >
                      <span>{countText(count)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className={classes["heatLegend"]} aria-label="Colours">
        <li>
          <span data-step={0} /> 0
        </li>
        {steps.map((from, at) => (
          <li key={from}>
            <span data-step={colourOf(at + 1, steps)} />
            {rangeText(from, steps[at + 1])}
          </li>
        ))}
      </ul>
    </>
  );
}

function rangeText(from: number, next: number | undefined): string {
  if (next === undefined) return `${countText(from)}+`;
  return next - 1 === from ? countText(from) : `${countText(from)}–${countText(next - 1)}`;
}
