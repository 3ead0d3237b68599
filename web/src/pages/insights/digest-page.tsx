import type { Complaint, Digest } from "@firsthand/learn/insight/contract";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconMailOpened } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { api, client } from "../../api/client.ts";
import { utcDayText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { functionText, plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { functionChoices, functionOf } from "./functions.ts";
import classes from "./insights.module.css";
import { changeText, clockText, volumeText } from "./words.ts";

/** What a function heard in a week: its complaints, in the words of customers, and its findings that wait. */
export function DigestPage() {
  const search = useSearch({ from: "/shell/insights/digest" });
  const navigate = useNavigate();
  const of = functionOf(search.function) ?? "product";
  const week = search.week !== undefined && /^\d{4}-W\d{2}$/.test(search.week) ? search.week : undefined;
  const asked = { function: of, ...(week === undefined ? {} : { week }) };
  const { data, error, refetch } = useQuery({
    ...api.insights.digest.queryOptions({ input: asked }),
    meta: { topics: ["insight"] },
  });
  const file = new URLSearchParams(asked).toString();
  return (
    <Page
      title="Weekly digest"
      about="What customers complained of, function by function, and what was made of it."
      actions={
        <div className={classes["actions"]}>
          <Button component="a" variant="default" href={`/api/insights/digest.csv?${file}`} download>
            Download CSV
          </Button>
        </div>
      }
    >
      <div className={classes["bar"]}>
        <NativeSelect
          label="Function"
          value={of}
          data={functionChoices}
          onChange={({ currentTarget }) =>
            void navigate({
              to: "/insights/digest",
              search: { ...search, function: currentTarget.value },
              replace: true,
            })
          }
        />
        {data && <WeekSteps digest={data} />}
      </div>
      <div className={classes["columns"]}>
        <div className={classes["column"]}>
          {data ? (
            <Complaints digest={data} />
          ) : error ? (
            <ErrorState error={error} retry={refetch} />
          ) : (
            <RowsSkeleton rows={4} height={120} />
          )}
        </div>
        <div className={classes["column"]}>
          {data && <Open digest={data} />}
          <Subscription />
        </div>
      </div>
    </Page>
  );
}

function WeekSteps({
  digest: { function: of, week, weekBefore, weekAfter, since, until, partial },
}: {
  readonly digest: Digest;
}) {
  return (
    <div className={classes["week"]}>
      <LinkButton
        to="/insights/digest"
        search={{ function: of, week: weekBefore }}
        variant="default"
        px={8}
        aria-label="The week before"
      >
        <IconChevronLeft size={16} />
      </LinkButton>
      <span>
        {week}: {utcDayText(since)} to {utcDayText(Date.parse(until) - 1)}
        {partial && ", still running"}
      </span>
      {weekAfter !== null && (
        <LinkButton
          to="/insights/digest"
          search={{ function: of, week: weekAfter }}
          variant="default"
          px={8}
          aria-label="The week after"
        >
          <IconChevronRight size={16} />
        </LinkButton>
      )}
    </div>
  );
}

function Complaints({ digest }: { readonly digest: Digest }) {
  const { messages, looked, before, complaints } = digest;
  const mayManage = useMay("insight.manage");
  if (messages === 0)
    return (
      <Card>
        <EmptyState title="Nobody complained" icon={<IconMailOpened size={28} stroke={1.5} />}>
          No message for {functionText(digest.function).toLowerCase()} in this week has a negative mood. In the week
          before there were {countText(before)}.
        </EmptyState>
      </Card>
    );
  return (
    <Card title={`${volumeText(digest)}`} about={`${countText(before)} in the week before. Personal data are masked.`}>
      {looked < messages && (
        <p>
          These are too many for all to be looked at: what follows, and the number of customers, is of the newest{" "}
          {countText(looked)}.
        </p>
      )}
      {complaints.map((complaint) => (
        <Told
          key={`${complaint.kind} ${complaint.title}`}
          complaint={complaint}
          digest={digest}
          mayManage={mayManage}
        />
      ))}
    </Card>
  );
}

function Told({
  complaint: { title, messages, before, customers, quotes, filter },
  digest,
  mayManage,
}: {
  readonly complaint: Complaint;
  readonly digest: Digest;
  readonly mayManage: boolean;
}) {
  const mayRead = useMay("conversations.read");
  return (
    <section className={classes["complaint"]} aria-label={title}>
      <div className={classes["complaintHead"]}>
        <h3 className={classes["complaintTitle"]}>{plainText(title)}</h3>
        <span className={classes["fine"]}>
          {volumeText({ messages, customers })}, {changeText(messages, before)}
        </span>
      </div>
      <ul className={classes["quotes"]}>
        {quotes.map(({ messageId, conversationId, at, channel, text }) => (
          <li key={messageId}>
            <blockquote className={classes["quote"]} dir="auto">
              {text}
            </blockquote>
            <p className={classes["quoteFoot"]}>
              <span>{plainText(channel)}</span>
              <span>{utcDayText(at)}</span>
              {mayRead && (
                <Link
                  to="/conversations/$conversation"
                  params={{ conversation: conversationId }}
                  search={{ message: messageId }}
                  preload={false}
                >
                  Open the conversation
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
      {mayManage && filter !== null && (
        <div className={classes["gap"]}>
          <LinkButton
            to="/insights/new"
            search={{
              title: plainText(title),
              function: digest.function,
              filter,
              since: digest.since.slice(0, 10),
              until: digest.until.slice(0, 10),
              messages: quotes.map(({ messageId }) => messageId),
            }}
            size="compact-xs"
            variant="default"
          >
            Make a finding of it
          </LinkButton>
        </div>
      )}
    </section>
  );
}

function Open({ digest: { function: of, open } }: { readonly digest: Digest }) {
  return (
    <Card title="Findings that wait" about={`For ${functionText(of).toLowerCase()}, not yet acted on`}>
      {open.length === 0 ? (
        <p className={classes["empty"]}>None.</p>
      ) : (
        <ul className={classes["cards"]}>
          {open.map((row) => (
            <li key={row.id}>
              <Link className={classes["card"]} to="/insights/$insight" params={{ insight: row.id }}>
                <span className={classes["cardTitle"]}>{row.title}</span>
                <p className={classes["fine"]}>
                  <span className={row.overdue ? classes["late"] : undefined}>{clockText(row)}</span> ·{" "}
                  {row.owner?.name ?? "nobody looks after it"}
                </p>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Which digests come each Monday. */
function Subscription() {
  const queries = useQueryClient();
  const { data } = useQuery({ ...api.insights.subscription.queryOptions(), meta: { topics: ["insight"] } });
  const save = useMutation({
    mutationFn: (functions: readonly string[]) =>
      client.insights.subscribe({ functions: functions.flatMap((one) => functionOf(one) ?? []) }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.insights.subscription.key() }),
  });
  if (!data) return undefined;
  return (
    <Card title="My digests" about="Those of the last week, each Monday morning">
      <Checkbox.Group
        aria-label="Digests of these functions"
        value={[...(save.isPending ? save.variables : data.functions)]}
        onChange={(functions) => save.mutate(functions)}
      >
        <div className={classes["two"]}>
          {functionChoices.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} size="sm" />
          ))}
        </div>
      </Checkbox.Group>
      {!data.mail && (
        <div className={classes["gap"]}>
          <Note>No mails go out from here. Digests wait on this page until a mail server is set.</Note>
        </div>
      )}
      <FailureNote error={save.error} />
    </Card>
  );
}
