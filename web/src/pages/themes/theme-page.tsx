import type { ShownTheme } from "@firsthand/learn/themes/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { dateText, momentText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { languageText, plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Sparkline } from "../../parts/charts/sparkline.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { InsightDialog } from "./insight-dialog.tsx";
import { themesSearch } from "./search.ts";
import classes from "./themes.module.css";
import { TopicDialog } from "./topic-dialog.tsx";
import { usePutAside } from "./use-themes.ts";
import { growthText, kindWords, moodText } from "./words.ts";

/** One theme: its course, who speaks of it, what they say, and what to make of it. */
export function ThemePage() {
  const { theme: id = "" } = useParams({ strict: false });
  const { unit } = themesSearch.parse(useSearch({ strict: false }));
  const { data, error, refetch } = useQuery({
    ...api.themes.show.queryOptions({ input: { id, ...(unit === undefined ? {} : { unit }) } }),
    meta: { topics: ["insight"] },
  });
  return (
    <Page
      title={data?.name ?? "Theme"}
      about={data && `${kindWords[data.kind]} · ${growthText(data)}`}
      actions={data && <Actions theme={data} />}
    >
      {data ? (
        <div className={classes["grid"]}>
          <div className={classes["stack"]}>
            <Card title="When it was said" about={`${dateText(data.since)} to ${dateText(data.until)}`}>
              <div className={classes["chart"]}>
                <Sparkline values={data.trend} fromZero partialEnd={false} />
              </div>
              <p
                className={classes["fine"]}
              >{`At most ${countText(Math.max(0, ...data.trend))} messages in one of 28 equal steps.`}</p>
            </Card>
            <Messages title="What says it best" messages={data.verbatims} />
            <Messages
              title="Its messages"
              about={
                data.messages > data.newest.length
                  ? `The newest ${countText(data.newest.length)} of ${countText(data.messages)}`
                  : undefined
              }
              messages={data.newest}
            />
          </div>
          <Facts theme={data} />
        </div>
      ) : error ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <RowsSkeleton rows={5} height={96} />
      )}
    </Page>
  );
}

type Opened = ShownTheme & { readonly since: string; readonly until: string };

function Actions({ theme }: { readonly theme: Opened }) {
  const [open, setOpen] = useState<"topic" | "insight" | null>(null);
  const may = {
    topic: useMay("taxonomy.manage"),
    insight: useMay("insight.manage"),
    watch: useMay("pulse.manage"),
  };
  const aside = usePutAside();
  const close = () => setOpen(null);
  return (
    <>
      {may.topic && <Button onClick={() => setOpen("topic")}>Make it a topic</Button>}
      {may.insight && (
        <Button variant="default" onClick={() => setOpen("insight")}>
          Make it an insight
        </Button>
      )}
      {may.watch && (
        <LinkButton
          variant="default"
          to="/pulse/new"
          search={{ name: theme.name.slice(0, 120), filter: { words: theme.phrases.slice(0, 50) } }}
        >
          Watch it
        </LinkButton>
      )}
      {may.insight && (
        <Button
          variant="subtle"
          loading={aside.isPending}
          onClick={() => aside.mutate({ id: theme.id, aside: theme.dismissed === null })}
        >
          {theme.dismissed === null ? "Put aside" : "Take back"}
        </Button>
      )}
      <FailureNote error={aside.error} />
      {open === "topic" && <TopicDialog theme={theme} onClose={close} />}
      {open === "insight" && <InsightDialog theme={theme} onClose={close} />}
    </>
  );
}

function Messages({
  title,
  about,
  messages,
}: {
  readonly title: string;
  readonly about?: string | undefined;
  readonly messages: ShownTheme["verbatims"];
}) {
  return (
    <Card flush title={title} about={about}>
      <ul role="list" className={classes["messages"]}>
        {messages.map(({ messageId, conversationId, at, channel, text }) => (
          <li key={messageId}>
            <Link
              to="/conversations/$conversation"
              params={{ conversation: conversationId }}
              search={{ message: messageId }}
              className={classes["message"]}
            >
              <span>{text ?? "Its words are gone or withheld."}</span>
              <span className={classes["fine"]}>{`${momentText(at)} · ${plainText(channel)}`}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ theme }: { readonly theme: ShownTheme }) {
  const list = (values: ShownTheme["channels"], name: (value: string) => string) =>
    values
      .slice(0, 4)
      .map(({ value, messages }) => `${name(value)} ${countText(messages)}`)
      .join(", ");
  const facts: readonly (readonly [string, string])[] = [
    ["Customers", countText(theme.customers)],
    ["Expected by its past", theme.expected === null ? "Not known" : countText(Math.round(theme.expected * 10) / 10)],
    ["Messages", countText(theme.messages)],
    ["Mood", moodText(theme).text],
    ["Without a topic", `${countText(Math.round(theme.uncovered * 100))} %`],
    ["Of the busiest customer", `${countText(Math.round(theme.busiest * 100))} %`],
    ["Channels", list(theme.channels, plainText)],
    ["Languages", list(theme.languages, languageText) || "Not known"],
    ["Found since", dateText(theme.firstFoundAt)],
  ];
  return (
    <Card title="Who speaks of it">
      <dl className={classes["facts"]}>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={classes["fine"]}>{`Its words: ${theme.phrases.map((phrase) => `“${phrase}”`).join(", ")}.`}</p>
    </Card>
  );
}
