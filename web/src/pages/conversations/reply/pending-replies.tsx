import type { Reply } from "@firsthand/engage/replies/contract";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";

import { fullText, timeText } from "../../../format/dates.ts";
import { Chip } from "../../../parts/chip.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import { openReplies, replyNote, replyState } from "./reply-words.ts";
import classes from "./reply.module.css";
import { useReplies, useReplyActions } from "./use-replies.ts";

interface PendingProps {
  readonly conversation: string;
  /** Puts the text back where it is written, once it surely does not go out. */
  readonly onEdit: (text: string) => void;
}

/** Replies that are not among the messages yet, with how they stand and what can be done. */
export function PendingReplies({ conversation, onEdit }: PendingProps) {
  const rows = openReplies(useReplies(conversation).data?.rows ?? []);
  const last = useRef<HTMLLIElement>(null);
  const count = useRef(rows.length);
  useEffect(() => {
    // What was just written is looked at; what was there already takes nobody away from where they read.
    if (rows.length > count.current) last.current?.scrollIntoView({ block: "nearest" });
    count.current = rows.length;
  }, [rows.length]);
  return (
    <div className={classes["live"]} aria-live="polite">
      {rows.length > 0 && (
        <ul className={classes["pending"]} aria-label="Replies on their way">
          {rows.map((reply, at) => (
            <li key={reply.id} ref={at === rows.length - 1 ? last : null}>
              <Pending conversation={conversation} reply={reply} onEdit={onEdit} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Pending({ conversation, reply, onEdit }: PendingProps & { readonly reply: Reply }) {
  const may = useMay("replies.send");
  const { cancel, retry, settle } = useReplyActions(conversation);
  const place = { id: conversation, replyId: reply.id };
  const { text, tone } = replyState(reply);
  const note = replyNote(reply);
  const busy = cancel.isPending || retry.isPending || settle.isPending;
  const stops = reply.state === "waiting" || reply.state === "refused";
  return (
    <article className={classes["reply"]} data-state={reply.state} aria-label={`Reply by ${reply.by}: ${text}`}>
      <header className={classes["head"]}>
        <b>{reply.by}</b>
        <time dateTime={reply.madeAt} title={fullText(reply.madeAt)}>
          {timeText(reply.madeAt)}
        </time>
        <Chip tone={tone}>{text}</Chip>
        <span className={classes["fine"]}>{reply.way}</span>
      </header>
      <p className={classes["text"]}>{reply.text === "" ? "Its words are not shown." : reply.text}</p>
      {note !== undefined && <p className={classes["note"]}>{note}</p>}
      <FailureNote error={cancel.error ?? retry.error ?? settle.error} />
      {may && reply.state === "unclear" && (
        <div className={classes["buttons"]}>
          <Button size="compact-sm" disabled={busy} onClick={() => settle.mutate({ ...place, sent: true })}>
            It did go out
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => settle.mutate({ ...place, sent: false })}
          >
            It did not: send it again
          </Button>
        </div>
      )}
      {may && stops && (
        <div className={classes["buttons"]}>
          {(reply.state === "refused" || reply.tries > 0) && (
            <Button size="compact-sm" disabled={busy} onClick={() => retry.mutate(place)}>
              {reply.state === "refused" ? "Send again" : "Try now"}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => cancel.mutate(place, { onSuccess: () => onEdit(reply.text) })}
          >
            Write it anew
          </Button>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => cancel.mutate(place)}>
            {reply.state === "refused" ? "Give it up" : "Do not send"}
          </Button>
        </div>
      )}
    </article>
  );
}
