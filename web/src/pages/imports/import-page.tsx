import type { ImportRun } from "@firsthand/engage/imports/contract";
import { Progress, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { bytesText, countText, minutesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Note } from "../../parts/note.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { figuresWindow } from "./runs/figures-window.ts";
import { type Sample, paceOf, withSample } from "./runs/progress.ts";
import { RejectedReasons } from "./runs/rejected-reasons.tsx";
import { RunActions } from "./runs/run-actions.tsx";
import { isMoving, runStates, shareRead } from "./runs/run-state.ts";
import classes from "./runs/runs.module.css";

/** One import: how far it is, what came of it, what was rejected and why. It can be left and come back to. */
export function ImportPage() {
  const { import: id } = useParams({ from: "/shell/imports/$import" });
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...api.imports.runs.show.queryOptions({ input: { id } }),
    meta: { topics: ["imports"] },
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 1_000 : false),
  });
  if (error && !data) {
    return (
      <Page title="This import is not here" width="narrow">
        <ErrorState error={error} retry={refetch} />
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title="Import" width="narrow">
        <Skeleton height={220} />
      </Page>
    );
  }
  return <Run run={data} at={dataUpdatedAt} />;
}

/** `at`: when the server said so, in milliseconds. */
function Run({ run, at }: { readonly run: ImportRun; readonly at: number }) {
  const { fileName, source, state, by, startedAt, finishedAt, failure, quarantined, accepted, repeated } = run;
  return (
    <Page
      title={fileName}
      windowTitle={`${runStates[state].title}: ${fileName}`}
      width="narrow"
      about={
        <>
          Into the source {source}
          {by !== null && `, by ${by}`}
          {startedAt !== null && (
            <>
              , begun{" "}
              <time dateTime={startedAt} title={fullText(startedAt)}>
                {momentText(startedAt)}
              </time>
            </>
          )}
          {finishedAt !== null && !isMoving(run) && (
            <>
              , ended{" "}
              <time dateTime={finishedAt} title={fullText(finishedAt)}>
                {momentText(finishedAt)}
              </time>
            </>
          )}
          .
        </>
      }
      actions={
        <>
          <LinkButton to="/imports" variant="default">
            All imports
          </LinkButton>
          <RunActions run={run} />
        </>
      }
    >
      <div className={classes["stack"]}>
        {failure && (
          <Note tone="negative" title={failure.message}>
            {failure.advice} What was stored until then stays.
          </Note>
        )}
        {state === "stopped" && (
          <Note tone="warning" title="It was stopped">
            What was stored until then stays.{" "}
            {run.resumable
              ? "It can go on where it stopped."
              : "Choose the same file again and it goes on where it stopped."}
          </Note>
        )}
        <Progressed run={run} at={at} />
        {quarantined > 0 && <RejectedReasons importId={run.id} quarantined={quarantined} moving={isMoving(run)} />}
        {accepted + repeated > 0 && (
          <div className={classes["ways"]}>
            <LinkButton
              to="/conversations"
              search={{ source, range: "all" }}
              variant={state === "done" ? "filled" : "default"}
            >
              See its conversations
            </LinkButton>
            <SeeFigures source={source} />
          </div>
        )}
      </div>
    </Page>
  );
}

/** What was imported may be older than the window that the figures show unasked. */
function SeeFigures({ source }: { readonly source: string }) {
  const { data: newest } = useQuery(api.conversations.list.queryOptions({ input: { source, limit: 1 } }));
  const { data: span } = useQuery(api.metrics.span.queryOptions());
  const search = figuresWindow({ source: newest?.rows[0]?.lastAt, log: span?.last ?? null });
  return (
    <LinkButton to="/" search={search} variant="default">
      See the figures
    </LinkButton>
  );
}

function Progressed({ run, at }: { readonly run: ImportRun; readonly at: number }) {
  const { bytesRead, size, records, accepted, repeated, revised, quarantined, state } = run;
  const moving = isMoving(run);
  const pace = usePace(run, at);
  const share = shareRead(run);
  const title =
    state === "done" ? (quarantined > 0 ? "All read, not all understood" : "It is all here") : runStates[state].title;
  const numbers = [
    { title: "Records read", value: records, about: "" },
    { title: "New", value: accepted, about: "" },
    { title: "Here before", value: repeated, about: "not stored twice" },
    { title: "Changed", value: revised, about: "a newer version came" },
    { title: "Not understood", value: quarantined, about: quarantined > 0 ? "kept in quarantine" : "" },
  ];
  return (
    <Card title={title}>
      <div className={classes["bar"]}>
        <Progress
          value={share ?? (moving ? 100 : 0)}
          color={state === "failed" ? "red" : "accent"}
          animated={moving && share === undefined}
          aria-label="How much of the file was read"
        />
        <p className={classes["line"]}>
          <span>
            {bytesText(bytesRead)}
            {size !== null && ` of ${bytesText(size)}`}
            {share !== undefined && ` · ${Math.floor(share)} %`}
          </span>
          <span>
            {state === "waiting" && "It begins when an import before it has ended."}
            {state === "running" &&
              pace &&
              [
                `${countText(pace.recordsPerSecond)} records a second`,
                ...(pace.secondsLeft === undefined ? [] : [`about ${minutesText(pace.secondsLeft / 60)} left`]),
              ].join(", ")}
          </span>
        </p>
      </div>
      <dl className={classes["numbers"]}>
        {numbers.map((number) => (
          <div key={number.title}>
            <dt>{number.title}</dt>
            <dd>
              {countText(number.value)}
              {number.about !== "" && <small>{number.about}</small>}
            </dd>
          </div>
        ))}
      </dl>
      {moving && <p className={classes["line"]}>You may leave this page; the import goes on.</p>}
    </Card>
  );
}

function usePace({ bytesRead, records, size, state }: ImportRun, at: number) {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const next = state === "running" ? withSample(samples, { at, bytes: bytesRead, records }) : samples;
  if (next !== samples) setSamples(next);
  return paceOf(next, size);
}
