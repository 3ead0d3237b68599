import type { Insight } from "@firsthand/learn/insight/contract";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, dateText, utcDayText } from "../../format/dates.ts";
import { functionText, languageText, plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Fact } from "../../parts/fact.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { EvidenceCard } from "./evidence-card.tsx";
import { History } from "./history.tsx";
import { type InsightDraft, InsightForm } from "./insight-form.tsx";
import classes from "./insights.module.css";
import { RaisersCard } from "./raisers-card.tsx";
import { Steering } from "./steering.tsx";
import { clockText, daysText, stateOf, volumeText } from "./words.ts";

/** One finding: what it says, what speaks for it, and what was done. */
export function InsightPage() {
  const { insight: id } = useParams({ from: "/shell/insights/$insight" });
  const { data, error, refetch } = useQuery({
    ...api.insights.show.queryOptions({ input: { id } }),
    meta: { topics: ["insight"] },
  });
  if (data) return <Shown insight={data} />;
  return (
    <Page title="Insight">
      {error ? <ErrorState error={error} retry={refetch} /> : <RowsSkeleton rows={4} height={120} />}
    </Page>
  );
}

function Shown({ insight }: { readonly insight: Insight }) {
  const { title, says, state, unit, overdue, mayManage, evidence, foundBy, foundAt, dueAt, targetDays } = insight;
  const [changing, setChanging] = useState(false);
  if (changing) return <Changing insight={insight} onEnd={() => setChanging(false)} />;
  const { title: stateTitle, tone } = stateOf(state);
  return (
    <Page
      title={title}
      windowTitle="Insight"
      about={
        <>
          <Link to="/insights" style={{ textDecoration: "underline" }}>
            Insights
          </Link>{" "}
          · found by {foundBy} {agoText(foundAt)} · {volumeText(insight)} when it was found
        </>
      }
      actions={
        mayManage && (
          <Button variant="default" onClick={() => setChanging(true)}>
            Change
          </Button>
        )
      }
    >
      <div className={classes["columns"]}>
        <div className={classes["column"]}>
          <Card
            title="What it says"
            actions={
              <span className={classes["chips"]}>
                <Chip tone={tone}>{stateTitle}</Chip>
                {overdue && <Chip tone="negative">Late</Chip>}
                <Chip>{functionText(insight.function)}</Chip>
                {unit !== null && <Chip>{unit}</Chip>}
              </span>
            }
          >
            <p className={classes["says"]}>{says}</p>
          </Card>
          <EvidenceCard insight={insight} />
          <Verbatims insight={insight} />
          {insight.actedAt !== null && <RaisersCard id={insight.id} />}
        </div>
        <div className={classes["column"]}>
          <Card title="Where it stands">
            <dl className={classes["facts"]}>
              <Fact name="Clock">
                <span className={overdue ? classes["late"] : undefined}>{clockText(insight)}</span>
              </Fact>
              <Fact name="To be acted on">
                by {dateText(dueAt)}, within {daysText(targetDays)}
              </Fact>
              {evidence.theme !== null && <Fact name="From the theme">{evidence.theme}</Fact>}
            </dl>
            {mayManage && <Steering insight={insight} />}
          </Card>
          <History insight={insight} />
        </div>
      </div>
    </Page>
  );
}

function Changing({ insight, onEnd }: { readonly insight: Insight; readonly onEnd: () => void }) {
  const queries = useQueryClient();
  const { id, title, says, unit, targetDays, evidence, version } = insight;
  const [begun] = useState(version);
  const save = useMutation({
    mutationFn: ({ filter, since, until, ...given }: InsightDraft) =>
      client.insights.change({ id, ...given, evidence: { filter, since, until }, ifVersion: begun }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.insights.key() });
      onEnd();
    },
  });
  return (
    <Page title="Change a finding" width="narrow">
      <InsightForm
        begin={{
          title,
          says,
          function: insight.function as InsightDraft["function"],
          unit,
          targetDays,
          filter: evidence.filter,
          since: evidence.since.slice(0, 10),
          until: evidence.until.slice(0, 10),
        }}
        verb="Save"
        error={save.error}
        pending={save.isPending}
        onSave={(draft) => save.mutate(draft)}
        onCancel={onEnd}
      />
    </Page>
  );
}

function Verbatims({ insight: { id, verbatims, mayManage } }: { readonly insight: Insight }) {
  const queries = useQueryClient();
  const mayRead = useMay("conversations.read");
  const remove = useMutation({
    mutationFn: (messageId: string) => client.insights.removeVerbatim({ id, messageId }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.insights.key() }),
  });
  return (
    <Card title="In their words" about="Personal data are masked">
      {verbatims.length === 0 ? (
        <p className={classes["empty"]}>
          No message stands here yet. Open a conversation, and choose “Add to a finding” under the message that says it
          best.
        </p>
      ) : (
        <ul className={classes["quotes"]}>
          {verbatims.map(({ messageId, conversationId, at, channel, language, text }) => (
            <li key={messageId}>
              {text === null ? (
                <p className={classes["empty"]}>The words of this message are withheld, or were taken out.</p>
              ) : (
                <blockquote className={classes["quote"]} dir="auto">
                  {text}
                </blockquote>
              )}
              <p className={classes["quoteFoot"]}>
                {channel !== null && <span>{plainText(channel)}</span>}
                {at !== null && <span>{utcDayText(at)}</span>}
                {language !== null && <span>{languageText(language)}</span>}
                {mayRead && at !== null && (
                  <Link
                    to="/conversations/$conversation"
                    params={{ conversation: conversationId }}
                    search={{ message: messageId }}
                    preload={false}
                  >
                    Open the conversation
                  </Link>
                )}
                {mayManage && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    loading={remove.isPending && remove.variables === messageId}
                    onClick={() => remove.mutate(messageId)}
                  >
                    Take it off
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <FailureNote error={remove.error} />
    </Card>
  );
}
