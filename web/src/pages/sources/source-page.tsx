import type { ConnectionShown, StreamShown } from "@firsthand/connect/connections/contract";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, fullText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { FlowBars } from "./flow-bars.tsx";
import { NotUnderstood } from "./not-understood.tsx";
import classes from "./sources.module.css";
import { lagText, stateWord } from "./words.ts";

/** One connection: how each of its streams flows, and what can be done about it. */
export function SourcePage() {
  const { source } = useParams({ from: "/shell/sources/$source" });
  const { data, error, refetch } = useQuery({
    ...api.connections.show.queryOptions({ input: { id: source } }),
    meta: { topics: ["sources"] },
  });
  if (data === undefined)
    return (
      <Page title="Source">
        {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={4} height={90} />}
      </Page>
    );
  return <Source connection={data} />;
}

function Source({ connection }: { readonly connection: ConnectionShown }) {
  const { name, connectorName, by, madeAt, since, totals, hours, streams, settings, labels, secretsSet } = connection;
  const { word, tone } = stateWord(connection);
  const kept = Object.entries(settings);
  return (
    <Page
      title={name}
      about={`${connectorName}, connected by ${by} ${agoText(madeAt)}. ${streams.length === 0 ? "It sends by itself." : `Read from ${momentText(since)} on.`}`}
      actions={<Steering connection={connection} />}
    >
      <div className={classes["column"]}>
        <Card title="What flows" actions={<Chip tone={tone}>{word}</Chip>}>
          <FlowBars hours={hours} />
          <p className={classes["muted"]}>
            In 30 days {countText(totals.accepted)} new, {countText(totals.revised)} changed,{" "}
            {countText(totals.repeated)} that were here already, {countText(totals.quarantined)} not understood.
          </p>
          <NotUnderstood connection={connection} />
        </Card>
        <Grace connection={connection} />
        {streams.map((stream) => (
          <Stream key={stream.name} stream={stream} />
        ))}
        <Events connection={connection} />
        <Card title="Settings">
          <dl className={classes["settings"]}>
            {kept.map(([key, value]) => (
              <div key={key}>
                <dt>{labels[key] ?? key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {secretsSet.map((key) => (
              <div key={key}>
                <dt>{labels[key] ?? key}</dt>
                <dd>set, and never shown</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </Page>
  );
}

/** Where the other side may send what happens, besides being asked. */
function Events({ connection: { events, streams } }: { readonly connection: ConnectionShown }) {
  if (events === null) return undefined;
  const told = "What is sent there is in the log at once";
  return (
    <Card title="Its webhook" about={streams.length === 0 ? told : `${told}, and counts once with what is fetched`}>
      <CopyText label="Address for its events" text={`${location.origin}${events.path}`} />
      <p className={classes["muted"]}>
        {events.lastAt === null
          ? "Nothing was sent there yet: it waits."
          : `Something last came ${agoText(events.lastAt)}.`}
      </p>
      {events.about !== null && <p className={classes["muted"]}>{events.about}</p>}
    </Card>
  );
}

/** A new source that does not count against coverage yet. */
function Grace({ connection: { id, countsFrom } }: { readonly connection: ConnectionShown }) {
  const may = useMay("sources.manage");
  const queries = useQueryClient();
  const count = useMutation({
    mutationFn: () => client.connections.count({ id }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.connections.key() }),
  });
  if (countsFrom === null) return undefined;
  return (
    <Note
      title={`Its conversations count against coverage from ${momentText(countsFrom)} on`}
      action={
        may && (
          <Button variant="default" size="xs" loading={count.isPending} onClick={() => count.mutate()}>
            Count all of it
          </Button>
        )
      }
    >
      Who begins to listen in one more place must not look worse for it. Conversations that begin before are left out of
      coverage; other figures have them.
      <FailureNote error={count.error} />
    </Note>
  );
}

function Stream({ stream }: { readonly stream: StreamShown }) {
  const { words, readAt, newsAt, lagSeconds, dueAt, failures, failingSince, failure, drift } = stream;
  return (
    <Card title={words}>
      <p className={classes["muted"]}>
        {readAt === null ? "Never read to its end yet" : `Read to its end ${agoText(readAt)}`}
        {newsAt !== null && ` · last news ${agoText(newsAt)}`}
        {lagSeconds !== null && `, ${lagText(lagSeconds)} after it was written`} · next{" "}
        <time dateTime={dueAt} title={fullText(dueAt)}>
          {momentText(dueAt)}
        </time>
      </p>
      {failure && (
        <Note tone={stream.health === "stopped" ? "negative" : "warning"} title={failure.message}>
          <p>{failure.advice}</p>
          <p>
            {failures === 1 ? "Once" : `${failures} times in a row`}
            {failingSince !== null && `, since ${momentText(failingSince)}`}.
          </p>
          {failure.answer !== null && (
            <details>
              <summary>What it answered</summary>
              <pre className={classes["answer"]}>{failure.answer}</pre>
            </details>
          )}
        </Note>
      )}
      {drift.length > 0 && (
        <Note tone="warning" title="The other side sends something else than before">
          <ul>
            {drift.map(({ field, change, firstAt }) => (
              <li key={`${field} ${change}`}>
                <code>{field}</code> {change === "new" ? "is new" : "is missing"} since {momentText(firstAt)}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </Card>
  );
}

function Steering({ connection }: { readonly connection: ConnectionShown }) {
  const may = useMay("sources.manage");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<"again" | "remove">();
  const { id, name, state, streams } = connection;
  const isRead = streams.length > 0;
  const renew = () => queries.invalidateQueries({ queryKey: api.connections.key() });
  const steer = useMutation({
    mutationFn: () => (state === "on" ? client.connections.pause({ id }) : client.connections.resume({ id })),
    onSettled: renew,
  });
  const now = useMutation({ mutationFn: () => client.connections.resume({ id }), onSettled: renew });
  if (!may) return undefined;
  return (
    <div className={classes["actions"]}>
      {isRead && state === "on" && (
        <Button variant="default" loading={now.isPending} onClick={() => now.mutate()}>
          Read now
        </Button>
      )}
      <Button variant="default" loading={steer.isPending} onClick={() => steer.mutate()}>
        {state === "on" ? "Pause" : "Go on"}
      </Button>
      <LinkButton variant="default" to="/sources/$source/settings" params={{ source: id }}>
        Change
      </LinkButton>
      {isRead && (
        <Button variant="default" onClick={() => setAsked("again")}>
          Read again
        </Button>
      )}
      <Button color="red" variant="outline" onClick={() => setAsked("remove")}>
        Remove
      </Button>
      <FailureNote error={steer.error ?? now.error} />
      {asked === "again" && <ReadAgain connection={connection} onClose={() => setAsked(undefined)} />}
      {asked === "remove" && (
        <Confirm
          title={`Remove ${name}?`}
          verb="Remove the connection"
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            await client.connections.remove({ id });
            await navigate({ to: "/sources" });
            await renew();
          }}
        >
          Nothing more is read from it, and its secrets are forgotten. What it brought stays.
        </Confirm>
      )}
    </div>
  );
}

function ReadAgain({ connection, onClose }: { readonly connection: ConnectionShown; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [day, setDay] = useState(connection.since.slice(0, 10));
  return (
    <Confirm
      title="Read again from a day on"
      verb="Read again"
      onClose={onClose}
      onConfirm={async () => {
        await client.connections.reset({ id: connection.id, since: new Date(`${day}T00:00:00Z`).toISOString() });
        await queries.invalidateQueries({ queryKey: api.connections.key() });
      }}
    >
      <p>What is here already counts once, however often it is read.</p>
      <TextInput
        type="date"
        label="From"
        value={day}
        required
        onChange={(event) => setDay(event.currentTarget.value)}
      />
    </Confirm>
  );
}
