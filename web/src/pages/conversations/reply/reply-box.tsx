import { Button, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { FormEvent, KeyboardEvent, RefObject } from "react";

import { FailureNote } from "../../../parts/note.tsx";
import { DraftButton, DraftedNote, useDrafting } from "../assist/drafted.tsx";
import type { useReplyDraft } from "./draft.ts";
import classes from "./reply.module.css";
import { useReplies, useReplyActions } from "./use-replies.ts";

interface ReplyBoxProps {
  readonly conversation: string;
  readonly kept: ReturnType<typeof useReplyDraft>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a conversation is answered, or why it cannot be answered from here. */
export function ReplyBox({ conversation, kept, field }: ReplyBoxProps) {
  const replies = useReplies(conversation);
  const { send } = useReplyActions(conversation);
  const { draft, write, discard, take, putBack } = kept;
  const drafting = useDrafting(conversation, (drafted) => {
    take(drafted);
    field.current?.focus();
  });
  const way = replies.data?.way;
  if (!way) return replies.error ? <FailureNote error={replies.error} /> : <div className={classes["space"]} />;
  if (way.state === "closed") {
    return (
      <p className={classes["closed"]}>
        <IconLock size={15} stroke={1.7} aria-hidden="true" />
        <span>{way.why}</span>
      </p>
    );
  }
  const text = draft.text.trim();
  const over = text.length - way.longest;
  const submit = () => {
    if (text === "" || over > 0 || send.isPending) return;
    send.mutate({ id: conversation, key: draft.key, text }, { onSuccess: discard });
  };
  return (
    <form
      className={classes["box"]}
      aria-label="Answer"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        ref={field}
        aria-label="Your answer"
        placeholder={`Answer ${way.words}`}
        autosize
        minRows={1}
        maxRows={10}
        value={draft.text}
        readOnly={send.isPending || drafting.asked.isPending}
        error={over > 0 ? `${over} characters too long` : undefined}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent<HTMLTextAreaElement>) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            submit();
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            event.currentTarget.blur();
          }
        }}
      />
      {draft.drafted && <DraftedNote text={draft.text} drafted={draft.drafted} onUndo={putBack} />}
      <FailureNote error={send.error ?? drafting.asked.error} />
      <div className={classes["foot"]}>
        <p className={classes["way"]}>
          Goes <b>{way.words}</b>.
          <span className={classes["keys"]}>
            {" "}
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends.
          </span>
        </p>
        <DraftButton drafting={drafting} />
        <Button type="submit" size="compact-md" loading={send.isPending} disabled={text === "" || over > 0}>
          Send
        </Button>
      </div>
    </form>
  );
}
