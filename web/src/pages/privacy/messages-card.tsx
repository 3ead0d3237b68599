import type { OwnMessage, PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { RowsSkeleton } from "../../parts/states.tsx";
import { MessageText } from "../conversations/thread/message-text.tsx";
import classes from "./privacy.module.css";
import { StatementForm } from "./statement-form.tsx";

/** What the customer wrote and got; it is fetched when it is asked for, since each look stands in the record. */
export function MessagesCard({ request }: { readonly request: PrivacyRequest }) {
  const { id, kind, state, subject } = request;
  const [open, setOpen] = useState(false);
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...api.privacy.messages.infiniteOptions({
      input: (after: string | undefined) => ({ id, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
    enabled: open,
  });
  if (subject === null) return undefined;
  const rows = data?.pages.flatMap((page) => page.rows);
  return (
    <Card title="What they wrote and got" about="Who opens it, and when, stands in the audit record.">
      <div className={classes["stack"]}>
        <FailureNote error={error} />
        {!open && (
          <div className={classes["buttons"]}>
            <Button variant="default" onClick={() => setOpen(true)}>
              Open
            </Button>
          </div>
        )}
        {open && !rows && error === null && <RowsSkeleton rows={3} height={72} />}
        {rows?.length === 0 && <p className={classes["fine"]}>Nothing.</p>}
        {rows && (
          <ul role="list" className={classes["messages"]} aria-label="Their messages">
            {rows.map((message) => (
              <li key={message.id}>
                <OneMessage message={message} />
                {kind === "correct" && state === "open" && <Beside id={id} message={message} />}
              </li>
            ))}
          </ul>
        )}
        {hasNextPage && (
          <div className={classes["buttons"]}>
            <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
              Show earlier ones
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function OneMessage({ message }: { readonly message: OwnMessage }) {
  const { at, direction, channel, subject, body } = message;
  return (
    <>
      <p className={classes["fine"]}>
        {direction === "in" ? "From them" : "To them"}, {plainText(channel)},{" "}
        <time title={fullText(at)}>{momentText(at)}</time>
      </p>
      {subject !== null && <p className={classes["subject"]}>{subject}</p>}
      <MessageText body={body} quotes={channel === "email"} />
    </>
  );
}

/** What can be done about one message: a statement beside it, or another label where it stands. */
function Beside({ id, message }: { readonly id: string; readonly message: OwnMessage }) {
  const [stating, setStating] = useState(false);
  if (stating) return <StatementForm id={id} messageId={message.id} onDone={() => setStating(false)} />;
  return (
    <div className={classes["beside"]}>
      <Button variant="default" size="compact-sm" onClick={() => setStating(true)}>
        Put a statement beside it
      </Button>
      <Link
        to="/conversations/$conversation"
        params={{ conversation: message.conversationId }}
        search={{ message: message.id }}
      >
        Correct its labels in the conversation
      </Link>
    </div>
  );
}
