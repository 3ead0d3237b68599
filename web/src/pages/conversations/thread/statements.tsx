import type { Statement } from "@firsthand/engage/conversations/contract";

import { dateText, fullText } from "../../../format/dates.ts";
import classes from "./message.module.css";

/** What the customer wants to be read beside it. */
export function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  if (statements.length === 0) return undefined;
  return (
    <ul role="list" className={classes["statements"]} aria-label="Statements of the customer">
      {statements.map(({ id, at, text, by }) => (
        <li key={id}>
          <p className={classes["fine"]}>
            The customer states, noted <time title={fullText(at)}>{dateText(at)}</time> by {by}
          </p>
          <p className={classes["said"]} dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  );
}
