import type { ClassifierVersion } from "@firsthand/learn/taxonomy/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { shareText } from "./rows.ts";
import classes from "./taxonomy.module.css";

const headTitles: Readonly<Record<string, string>> = {
  topic: "Topic",
  intent: "Intent",
  function: "Function",
  sentiment: "Mood",
  urgency: "Urgency",
  expectsAnswer: "Expects an answer",
};

const states = {
  in_force: { text: "In force", tone: "positive" },
  kept: { text: "Earlier", tone: "plain" },
  refused: { text: "Refused", tone: "warning" },
} as const;

const asking = 5_000;

/** What reads topics: its versions, what each learnt from, and how it does on texts that none learnt from. */
export function ModelsCard() {
  const mayManage = useMay("taxonomy.manage");
  const { data, error, refetch } = useQuery({
    ...api.taxonomy.models.queryOptions(),
    meta: { topics: ["taxonomy"] },
    // the end of a training is told; that it began is not
    refetchInterval: ({ state }) => (state.data?.training === true ? asking : false),
  });
  const train = useMutation({ ...api.taxonomy.train.mutationOptions(), onSuccess: () => refetch() });
  return (
    <Card
      title="What reads them"
      about="It learns from the examples and from what people correct; a version that does worse is refused"
      actions={
        mayManage && (
          <Button
            variant="default"
            size="compact-sm"
            className={classes["fixed"] ?? ""}
            loading={train.isPending || data?.training === true}
            onClick={() => train.mutate({})}
          >
            Train now
          </Button>
        )
      }
    >
      <FailureNote error={train.error} />
      {data ? (
        <>
          <p className={classes["fine"]}>
            {countText(data.corrections)} corrections since the last training; {countText(data.trainsAfter)} start the
            next one, at night one is enough.
          </p>
          {data.versions.length === 0 && (
            <EmptyState title="Nothing was trained yet">
              The first version is trained within five minutes of the first messages.
            </EmptyState>
          )}
          {data.versions.map((version) => (
            <Version key={version.version} version={version} mayForce={mayManage} />
          ))}
        </>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={3} height={40} />
      )}
    </Card>
  );
}

function Version({ version, mayForce }: { readonly version: ClassifierVersion; readonly mayForce: boolean }) {
  const force = useMutation(api.taxonomy.force.mutationOptions());
  const { state, trainedAt, trainedBy, why, examples, corrections, seconds, bytes, heads } = version;
  return (
    <article className={classes["version"]} aria-label={`Version ${version.version}`}>
      <header>
        <strong>Version {version.version}</strong>
        <Chip tone={states[state].tone}>{states[state].text}</Chip>
        <time className={classes["fine"]} dateTime={trainedAt} title={fullText(trainedAt)}>
          {agoText(trainedAt)}
        </time>
        {mayForce && state !== "in_force" && (
          <Button
            variant="default"
            size="compact-sm"
            loading={force.isPending}
            onClick={() => force.mutate({ version: version.version })}
          >
            Put in force
          </Button>
        )}
      </header>
      <p className={classes["fine"]}>
        {trainedBy}: {why}. {countText(examples)} examples, {countText(corrections)} corrected texts;{" "}
        {Math.max(1, Math.round(seconds))} s, {(bytes / 1_000_000).toFixed(1)} MB.
      </p>
      <FailureNote error={force.error} />
      {state === "in_force" && <Scores heads={heads} />}
    </article>
  );
}

function Scores({ heads }: Pick<ClassifierVersion, "heads">) {
  return (
    <section className={classes["scroll"]} tabIndex={0} aria-label="Scores">
      <table className={classes["table"]}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Labels</th>
            <th scope="col">Right</th>
            <th scope="col">Rules right</th>
            <th scope="col">Counts</th>
          </tr>
        </thead>
        <tbody>
          {heads.map(({ head, labels, heldBack, right, rulesRight, weight }) => (
            <tr key={head}>
              <th scope="row">{headTitles[head] ?? head}</th>
              <td>{countText(labels)}</td>
              <td>{heldBack === 0 ? "Not known" : `${right} of ${heldBack}`}</td>
              <td>{head === "topic" || head === "intent" ? "None" : shareText(rulesRight, heldBack)}</td>
              <td>{Math.round(weight * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes["fine"]}>
        Right: of corrected texts that are kept back and never learnt from. Counts: how much it weighs beside rules and
        word lists.
      </p>
    </section>
  );
}
