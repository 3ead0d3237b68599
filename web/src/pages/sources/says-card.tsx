import type { CheckedConnector } from "@firsthand/connect/connections/contract";

import { Card } from "../../parts/card.tsx";
import { Note } from "../../parts/note.tsx";
import classes from "./sources.module.css";

/** What the file of a connector says, in words. */
export function SaysCard({ contents }: { readonly contents: NonNullable<CheckedConnector["contents"]> }) {
  const { name, about, streams, settings, answers, events, taken } = contents;
  const facts: readonly (readonly [string, string])[] = [
    [
      "It reads",
      streams.length === 0
        ? "nothing: it is sent what happens"
        : streams.map(({ words, everyMinutes }) => `${words}, every ${everyMinutes} minutes`).join("; "),
    ],
    ["It asks for", settings.map(({ label, required }) => (required ? label : `${label} (may be empty)`)).join(", ")],
    ["It answers customers", answers ? "yes" : "no"],
    ["It is sent events", events ? "yes" : "no"],
  ];
  return (
    <Card title={name} about={about}>
      {taken ? (
        <Note tone="negative" told="alert" title={`The product has a connector ${contents.id} itself`}>
          Give yours another id, in the line that begins with <code>id:</code>.
        </Note>
      ) : (
        <Note tone="positive" told="status" title="It is right">
          Keep it; then fill in its settings and see the first messages.
        </Note>
      )}
      <dl className={classes["settings"]}>
        {facts.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
