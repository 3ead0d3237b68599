import { percentText } from "../words.ts";
import classes from "./shares.module.css";

const kinds = [
  { kind: "measured", title: "Measured" },
  { kind: "attested", title: "Attested" },
  { kind: "unknown", title: "Not yet known" },
] as const;

/** How much of what is asked is measured, attested and not known: one thin bar, and the same in words. */
export function Shares(shares: { readonly measured: number; readonly attested: number; readonly unknown: number }) {
  return (
    <div className={classes["shares"]}>
      <div className={classes["bar"]} aria-hidden="true">
        {kinds.map(({ kind }) =>
          shares[kind] > 0 ? (
            <span key={kind} className={classes["part"]} data-kind={kind} style={{ flexGrow: shares[kind] }} />
          ) : undefined,
        )}
      </div>
      <dl className={classes["words"]}>
        {kinds.map(({ kind, title }) => (
          <div key={kind}>
            <dt>
              <span className={classes["swatch"]} data-kind={kind} aria-hidden="true" />
              {title}
            </dt>
            <dd>{percentText(shares[kind])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
