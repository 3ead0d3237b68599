import { useQuery } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { FailureNote } from "../../../parts/note.tsx";
import classes from "./message.module.css";
import { MessageText } from "./message-text.tsx";

/** What a message said before it was edited, the latest first. */
export function Revisions({ conversation, message }: { readonly conversation: string; readonly message: string }) {
  const { data, error } = useQuery(
    api.conversations.revisions.queryOptions({ input: { id: conversation, messageId: message } }),
  );
  if (!data) return error === null ? <p className={classes["fine"]}>Fetching …</p> : <FailureNote error={error} />;
  if (data.rows.length === 0) return <p className={classes["fine"]}>Earlier wordings were not kept.</p>;
  return (
    <ol role="list" className={classes["revisions"]} aria-label="Earlier wordings">
      {data.rows.map(({ version, receivedAt, subject, body }) => (
        <li key={version}>
          <p className={classes["fine"]}>
            As it came on <time title={fullText(receivedAt)}>{momentText(receivedAt)}</time>
          </p>
          {subject !== null && <p className={classes["subject"]}>{subject}</p>}
          <MessageText body={body} quotes={false} />
        </li>
      ))}
    </ol>
  );
}
