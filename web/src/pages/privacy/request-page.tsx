import type { PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Fact } from "../../parts/fact.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { CorrectCard } from "./correct-card.tsx";
import { Identities } from "./counts.tsx";
import { EraseCard } from "./erase-card.tsx";
import { ExportCard } from "./export-card.tsx";
import classes from "./privacy.module.css";
import { MessagesCard } from "./messages-card.tsx";
import { kindWords, leftText, stateOf, subjectName } from "./request-words.ts";
import { RestrictCard } from "./restrict-card.tsx";
import { SettleDialog, type Settling } from "./settle-dialog.tsx";

/** While a job is at it, its steps are looked at so often, beside what the server tells by itself. */
const LOOK_MS = 3000;

/** One request: what was asked, what is done, and what can be done. */
export function RequestPage() {
  const { request: id = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...api.privacy.request.queryOptions({ input: { id } }),
    meta: { topics: ["privacy"] },
    refetchInterval: ({ state }) => (state.data?.state === "working" ? LOOK_MS : false),
  });
  if (!data) {
    return (
      <Page title="Data request">
        {error ? <ErrorState error={error} retry={refetch} /> : <Skeleton height={360} radius="md" />}
      </Page>
    );
  }
  return <Shown request={data} />;
}

function Shown({ request }: { readonly request: PrivacyRequest }) {
  const [settling, setSettling] = useState<Settling>();
  const { words, tone } = stateOf(request);
  const { kind, subject, dueAt, overdue, endedAt, state, extendedWhy } = request;
  const about = (
    <>
      <Chip tone={tone}>{words}</Chip>{" "}
      {endedAt === null ? (
        <time title={fullText(dueAt)}>
          {overdue ? "" : "due "}
          {leftText(dueAt)}, on {dateText(dueAt)}
        </time>
      ) : (
        <time title={fullText(endedAt)}>{dateText(endedAt)}</time>
      )}
    </>
  );
  return (
    <Page
      title={`${kindWords[kind].title}: ${subjectName(subject)}`}
      about={about}
      actions={
        state === "open" && (
          <div className={classes["buttons"]}>
            {extendedWhy === null && (
              <Button variant="default" onClick={() => setSettling("extend")}>
                Take longer
              </Button>
            )}
            <Button variant="default" onClick={() => setSettling("refused")}>
              Refuse
            </Button>
            {kind !== "restrict" && (
              <Button variant="default" onClick={() => setSettling("done")}>
                Mark as answered
              </Button>
            )}
          </div>
        )
      }
    >
      <div className={classes["columns"]}>
        <div className={classes["stack"]}>
          <WhatToDo request={request} />
        </div>
        <div className={classes["stack"]}>
          <Card title="The request">
            <Facts request={request} />
          </Card>
          {subject !== null && (
            <Card
              title="The customer"
              actions={
                <Link to="/people/$person" params={{ person: subject.personId }}>
                  Their page
                </Link>
              }
            >
              <Identities subject={subject} />
            </Card>
          )}
        </div>
      </div>
      {settling && <SettleDialog id={request.id} what={settling} onClose={() => setSettling(undefined)} />}
    </Page>
  );
}

/** What is done for a request of its kind. */
function WhatToDo({ request }: { readonly request: PrivacyRequest }) {
  switch (request.kind) {
    case "erase":
      return <EraseCard request={request} />;
    case "access":
      return <ExportCard request={request} />;
    case "restrict":
      return (
        <>
          <RestrictCard request={request} />
          <MessagesCard request={request} />
        </>
      );
    case "correct":
      return (
        <>
          <CorrectCard request={request} />
          <MessagesCard request={request} />
        </>
      );
  }
}

function Facts({ request }: { readonly request: PrivacyRequest }) {
  const { receivedAt, madeAt, madeBy, note, extendedWhy, endedAt, endedBy, endedWhy } = request;
  return (
    <dl className={classes["facts"]}>
      <Fact name="Came">
        <time title={fullText(receivedAt)}>{dateText(receivedAt)}</time>
      </Fact>
      <Fact name="Noted">
        <time title={fullText(madeAt)}>{dateText(madeAt)}</time>, by {madeBy}
      </Fact>
      {note !== null && <Fact name="Note">{note}</Fact>}
      {extendedWhy !== null && extendedWhy !== "" && <Fact name="Takes longer, because">{extendedWhy}</Fact>}
      {endedAt !== null && (
        <Fact name={request.state === "refused" ? "Refused" : "Answered"}>
          <time title={fullText(endedAt)}>{dateText(endedAt)}</time>, by {endedBy}
        </Fact>
      )}
      {endedWhy !== null && endedWhy !== "" && <Fact name="In words">{endedWhy}</Fact>}
    </dl>
  );
}
