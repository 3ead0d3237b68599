import { figureText } from "../../../format/numbers.ts";
import { daysText } from "../../../scope/window-text.ts";
import { intervalText } from "../../figures/figure-words.ts";
import { Sign } from "../../position/map/sign.tsx";
import type { BoundEvidence, EvidenceWindow, Scale } from "../../position/panel/bound-places.ts";
import { WindowAxis } from "../../position/panel/window-axis.tsx";
import { casesText, verdictText } from "../words.ts";
import classes from "./bounds.module.css";

interface WindowsProps {
  readonly bound: BoundEvidence;
  readonly scale: Scale;
}

const signs = { clears: "met", fails: "unmet", between: "unknown", unknown: "unknown" } as const;

/** This window and those before, where any of those is known: one alone moves nothing that already stands. */
export function Windows({ bound, scale }: WindowsProps) {
  const { windows, title } = bound;
  const earlier = windows.slice(1);
  const [before] = earlier;
  if (before === undefined) return undefined;
  if (earlier.every(({ verdict, value }) => verdict === "unknown" && value === null)) {
    return (
      <p className={classes["before"]}>
        {earlier.length === 1 ? "The window before is not known." : "The windows before are not known."} {rule(windows)}
      </p>
    );
  }
  return (
    <>
      <table className={classes["windows"]} aria-label={`${title}, window by window`}>
        <thead>
          <tr>
            <th scope="col">Window</th>
            <th scope="col" className={classes["bar"]}>
              <span className="hidden-visually">Drawn</span>
            </th>
            <th scope="col">Figure</th>
            <th scope="col">What is asked</th>
          </tr>
        </thead>
        <tbody>
          {windows.map((window, at) => (
            <Row key={window.until} window={window} bound={bound} scale={scale} first={at === 0} />
          ))}
        </tbody>
      </table>
      <p className={classes["fine"]}>{rule(windows)}</p>
    </>
  );
}

/** How windows follow each other. One more is looked at than must agree: what stood before them. */
function rule({ length }: BoundEvidence["windows"]): string {
  if (length < 3) return "";
  const inARow = length === 3 ? "Two" : length - 1;
  return `${inARow} windows in a row have to clear it before it is met for good, and as many have to fall short before it is lost.`;
}

interface RowProps extends WindowsProps {
  readonly window: EvidenceWindow;
  readonly first: boolean;
}

function Row({ window, bound, scale, first }: RowProps) {
  const { since, until, value, n, verdict } = window;
  const { measure, least, most } = bound;
  const interval = intervalText({ ...window, measure });
  return (
    <tr data-first={first || undefined}>
      <th scope="row">
        {daysText(since, until)}
        <span className={classes["small"]}>{n === 0 ? "no cases" : casesText(n)}</span>
      </th>
      <td className={classes["bar"]}>
        {value !== null && <WindowAxis window={window} bound={bound} scale={scale} first={first} />}
      </td>
      <td>
        {value === null ? "–" : figureText(value, measure)}
        {value !== null && interval !== undefined && <span className={classes["small"]}>{interval}</span>}
      </td>
      <td>
        <span className={classes["verdict"]}>
          <Sign state={signs[verdict]} />
          {verdictText(verdict, least === null && most === null)}
        </span>
      </td>
    </tr>
  );
}
