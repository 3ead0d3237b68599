import type { Trial } from "@firsthand/connect/connections/contract";

import { momentText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Note } from "../../parts/note.tsx";
import classes from "./sources.module.css";

/** The first records as they would be understood. */
export function TrialCard({ trial: { rows, streams } }: { readonly trial: Trial }) {
  const failed = streams.filter(({ failure }) => failure !== null);
  const empty = streams.filter(({ failure, found }) => failure === null && found === 0);
  return (
    <Card title="What comes first" about="Nothing of this is kept yet">
      {streams.length === 0 && (
        <Note title="Nothing is fetched from it: it sends by itself">
          Switch it on; its page then shows the address to give to the other side.
        </Note>
      )}
      {failed.map(({ name, failure }) => (
        <Note key={name} tone="negative" title={`${name}: ${failure?.message}`} told="alert">
          <p>{failure?.advice}</p>
          {failure?.answer && <pre className={classes["answer"]}>{failure.answer}</pre>}
        </Note>
      ))}
      {empty.map(({ name }) => (
        <Note key={name} title={`${name}: it answers, and there is nothing in that time`} />
      ))}
      <ol className={classes["trial"]}>
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- records of a trial have no id and never move
          <li key={index}>
            <p className={classes["muted"]}>
              {row.status === "rejected" ? <Chip tone="warning">not understood</Chip> : undefined}{" "}
              {row.direction === "out" && <Chip>from us</Chip>} {row.author ?? "somebody unknown"}
              {row.at !== null && ` · ${momentText(row.at)}`} · {row.stream}
            </p>
            {row.subject !== null && <strong>{row.subject}</strong>}
            <p className={classes["text"]}>{row.text}</p>
            {row.reason !== null && <p className={classes["wrong"]}>{row.reason}</p>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
