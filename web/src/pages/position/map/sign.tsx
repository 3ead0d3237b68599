import type { StandingCriterion } from "@firsthand/transform/maturity/contract";

import classes from "./sign.module.css";

/** Where nothing is asked, nothing is met either. */
type State = StandingCriterion["state"] | "unasked";

const radii: Readonly<Record<State, number>> = { met: 6.5, unmet: 6, unknown: 6, unasked: 2 };

/** How a criterion stands, as a small sign: a tick, a dash or a question mark; a dot where nothing is asked. The words stand beside it or are hidden. */
export function Sign({ state, size = 14 }: { readonly state: State; readonly size?: 14 | 18 }) {
  return (
    <svg
      className={classes["sign"]}
      data-state={state}
      viewBox="0 0 14 14"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r={radii[state]} />
      {state === "met" && <path d="M4.2 7.3 6.2 9.2 9.9 5.1" />}
      {state === "unmet" && <path d="M4.4 7h5.2" />}
      {state === "unknown" && <path d="M5.3 5.6c.1-1 .8-1.6 1.8-1.6s1.7.6 1.7 1.4c0 1.1-1.7 1.2-1.7 2.4M7.05 9.9v.2" />}
    </svg>
  );
}
