import type { RetentionRun } from "@firsthand/govern/retention/contract";

import { dateText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { plainText } from "../../format/words.ts";
import { fieldWords, monthsText } from "./retention-words.ts";
import classes from "./retention.module.css";

/** What a run or a preview found due, by field, channel and unit. */
export function RunItems({ run: { items, kept } }: { readonly run: RetentionRun }) {
  if (items.length === 0) return <p className={classes["fine"]}>Nothing is over its time.</p>;
  return (
    <>
      {kept.map(({ field, rows }) => (
        <p key={field} className={classes["fine"]}>
          {fieldWords[field].name}: {countText(goingOf(items, field))} of {countText(rows)} go.
        </p>
      ))}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className={classes["scroll"]} tabIndex={0} aria-label="What is due, as a table">
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Channel</th>
              <th scope="col">Unit</th>
              <th scope="col">Kept</th>
              <th scope="col" className={classes["number"]}>
                Due
              </th>
              <th scope="col" className={classes["number"]}>
                Held
              </th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.field} ${item.channel ?? ""} ${item.unit ?? ""}`}>
                <td>{fieldWords[item.field].name}</td>
                <td>{item.channel === null ? "–" : plainText(item.channel)}</td>
                <td>{item.unit ?? "–"}</td>
                <td>{monthsText(item.months)}</td>
                <td className={classes["number"]}>{countText(item.due)}</td>
                <td className={classes["number"]}>{countText(item.held)}</td>
                <td>{item.oldest !== null && <Day at={item.oldest} />}</td>
                <td>{item.newest !== null && <Day at={item.newest} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Of a field so many are due and not held. */
export function goingOf(items: RetentionRun["items"], field?: string): number {
  return items
    .filter((item) => field === undefined || item.field === field)
    .reduce((sum, { due, held }) => sum + due - held, 0);
}

function Day({ at }: { readonly at: string }) {
  return <time title={fullText(at)}>{dateText(at)}</time>;
}
