import type { PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button, Tabs } from "@mantine/core";
import { IconPlus, IconUserShield } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";

import { api } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Page } from "../../parts/page.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../parts/states.tsx";
import classes from "./privacy.module.css";
import { kindWords, leftText, stateOf, subjectName } from "./request-words.ts";
import { requestsSearch } from "./search.ts";

/** What customers ask for of their data: what is due first, and what was answered. */
export function PrivacyPage() {
  const { state } = requestsSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  return (
    <Page
      title="Data requests"
      about="What customers ask for of their data. Each is to be answered within a month (Art. 12 GDPR)."
      actions={
        <LinkButton to="/privacy/new" leftSection={<IconPlus size={16} aria-hidden />}>
          New request
        </LinkButton>
      }
    >
      <Tabs
        value={state ?? "open"}
        onChange={(next) =>
          void navigate({
            to: "/privacy",
            search: next === "ended" || next === "restricted" ? { state: next } : {},
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="open">To do</Tabs.Tab>
          <Tabs.Tab value="restricted">Restricted now</Tabs.Tab>
          <Tabs.Tab value="ended">Ended</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="open">
          <Requests state="open" />
        </Tabs.Panel>
        <Tabs.Panel value="restricted">
          <Requests state="restricted" />
        </Tabs.Panel>
        <Tabs.Panel value="ended">
          <Requests state="ended" />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

type State = "open" | "ended" | "restricted";

const labels: Readonly<Record<State, string>> = {
  open: "Requests to do",
  ended: "Ended requests",
  restricted: "Restricted now",
};

function Requests({ state }: { readonly state: State }) {
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...api.privacy.list.infiniteOptions({
      input: (after: string | undefined) => ({ state, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    meta: { topics: ["privacy"] },
  });
  if (isPending) return <RowsSkeleton rows={4} height={64} />;
  if (!data) return <ErrorState error={error} retry={refetch} />;
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <Card>
        <Nothing state={state} />
      </Card>
    );
  }
  return (
    <div className={classes["stack"]}>
      <Card flush>
        <ul role="list" aria-label={labels[state]}>
          {rows.map((row) => (
            <li key={row.id}>
              <Row request={row} />
            </li>
          ))}
        </ul>
      </Card>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function Nothing({ state }: { readonly state: State }) {
  if (state === "ended") {
    return <EmptyState title="Nothing was answered yet">Requests that were answered or refused stay here.</EmptyState>;
  }
  if (state === "restricted") {
    return (
      <EmptyState title="Nobody is restricted">
        Customers whose data are kept and not used stand here until that is lifted.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nobody waits for an answer" icon={<IconUserShield size={28} stroke={1.5} />}>
      When a customer asks what there is of them, has something corrected, or wants to be restricted or erased, note it
      here: the day by which it is due is counted from the day on which it came.
    </EmptyState>
  );
}

function Row({ request }: { readonly request: PrivacyRequest }) {
  const { id, kind, subject, receivedAt, dueAt, overdue, endedAt, endedBy } = request;
  const { words, tone } = stateOf(request);
  return (
    <Link to="/privacy/$request" params={{ request: id }} className={classes["row"]}>
      <span className={classes["name"]}>{subjectName(subject)}</span>
      <span className={classes["side"]}>
        <Chip tone={tone}>{words}</Chip>
      </span>
      <span className={classes["fine"]}>
        {kindWords[kind].title}, came <time title={fullText(receivedAt)}>{dateText(receivedAt)}</time>
      </span>
      {endedAt === null ? (
        <time className={classes["due"]} data-late={overdue || undefined} title={fullText(dueAt)}>
          {overdue ? "" : "due "}
          {leftText(dueAt)}
        </time>
      ) : (
        <span className={classes["due"]}>
          {dateText(endedAt)}, {endedBy}
        </span>
      )}
    </Link>
  );
}
