import type { Inspected } from "@firsthand/engage/imports/contract";

import { bytesText } from "../../../format/numbers.ts";
import { Card } from "../../../parts/card.tsx";
import classes from "./inspection.module.css";

const layouts: Readonly<Record<Inspected["layout"], string>> = {
  "twitter-support": "Customer Support on Twitter",
  native: "Native layout",
  mapping: "As the mapping says",
  mail: "Mail",
  zendesk: "Tickets of Zendesk",
  unknown: "Not known yet",
};
const delimiters: Readonly<Record<string, string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "upright line",
};
const threads = {
  links: "By what answers what",
  explicit: "By the conversation’s id",
  gap: "By nearness in time",
} as const;

/** What was found out about a file. */
export function FileFacts({ file }: { readonly file: Inspected }) {
  const { format, compression, delimiter, encoding, layout, dates, timeZone, source, channel, size } = file;
  const facts: readonly (readonly [string, string])[] = [
    ["Format", [format.toUpperCase(), ...(compression === "gzip" ? ["gzip"] : []), bytesText(size)].join(", ")],
    [
      "Encoding",
      [
        encoding === "per-message" ? "as each mail says" : encoding.toUpperCase(),
        ...(delimiter === null ? [] : [`${delimiters[delimiter] ?? delimiter} between columns`]),
      ].join(", "),
    ],
    ["Layout", layouts[layout]],
    ["Dates", layout === "mail" ? "as each mail says" : dates === null ? "not known yet" : `${dates}, ${timeZone}`],
    ...(source
      ? ([
          ["Source", source.name],
          ["Channel", `${channel ?? "not said"}, ${source.visibility}`],
          ["Conversations", threads[source.threading]],
          ["Answers", source.answers === "included" ? "In this file" : "Elsewhere: silence proves nothing"],
        ] as const)
      : []),
  ];
  return (
    <Card title="What was found out">
      <dl className={classes["facts"]}>
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(file.notes.length > 0 || source?.selection) && (
        <ul className={classes["notes"]}>
          {file.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {source?.selection && <li>Not everything that was said: {source.selection}</li>}
        </ul>
      )}
    </Card>
  );
}
