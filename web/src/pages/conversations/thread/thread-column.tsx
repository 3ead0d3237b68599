import type { ListedConversation, ShownMessage } from "@firsthand/engage/conversations/contract";
import { ActionIcon, Button, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowLeft, IconUser, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";

import { failureOf } from "../../../api/problem.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { minutesText } from "../../../format/numbers.ts";
import { plainText } from "../../../format/words.ts";
import { Chip } from "../../../parts/chip.tsx";
import { ErrorState } from "../../../parts/states.tsx";
import { useWindowTitle } from "../../../parts/page.tsx";
import { useMay, useSignedIn } from "../../../shell/session.ts";
import { SummaryButton, SummaryPanel, useSummary } from "../assist/summary.tsx";
import { stateText } from "../filter.ts";
import { countsText } from "../list/conversation-row.tsx";
import { nameOf } from "../names.ts";
import { useReplyDraft } from "../reply/draft.ts";
import { PendingReplies } from "../reply/pending-replies.tsx";
import { ReplyBox } from "../reply/reply-box.tsx";
import { stateTone } from "../tones.ts";
import { useGo, usePlace } from "../use-conversations.ts";
import { Messages } from "./messages.tsx";
import classes from "./thread.module.css";
import { useThread } from "./use-thread.ts";

interface ThreadColumnProps {
  readonly id: string;
  /** Where the focus goes when a conversation is opened by key. */
  readonly region: RefObject<HTMLElement | null>;
  /** Shows who the customer is, where there is no room beside the thread. */
  readonly onPerson: (() => void) | undefined;
  readonly onShown: (shown: { conversation: ListedConversation; messages: readonly ShownMessage[] }) => void;
  /** There is no such conversation, or it could not be fetched. */
  readonly onMissing: (id: string) => void;
}

/** The middle column: the messages of the open conversation. */
export function ThreadColumn({ id, region, onPerson, onShown, onMissing }: ThreadColumnProps) {
  const { search } = usePlace();
  const { toList } = useGo();
  const thread = useThread(id, search.message);
  const { first, messages } = thread;
  useMoved(first?.movedFrom ?? undefined, first?.conversation.id);
  useEffect(() => {
    if (first) onShown({ conversation: first.conversation, messages });
  }, [first, messages, onShown]);
  const summary = useSummary(first?.conversation.id ?? id);
  const missing = !first && thread.error !== null;
  useEffect(() => {
    if (missing) onMissing(id);
  }, [missing, id, onMissing]);
  const title = first ? titleOf(first.conversation) : "Conversation";
  useWindowTitle(title);
  return (
    <section className={classes["column"]} ref={region} tabIndex={-1} aria-label="Conversation" data-thread={id}>
      <header className={classes["head"]}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes["back"] ?? ""}
          aria-label="Back to the list"
          onClick={toList}
        >
          <IconArrowLeft size={19} />
        </ActionIcon>
        <div className={classes["heading"]}>
          {first ? (
            <Heading conversation={first.conversation} title={title} />
          ) : (
            <HeadingSkeleton error={thread.error} />
          )}
        </div>
        {first && first.conversation.restrictedSince === null && <SummaryButton summary={summary} />}
        {onPerson && first && (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Show the customer" onClick={onPerson}>
            <IconUser size={19} stroke={1.7} />
          </ActionIcon>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={classes["close"] ?? ""}
          aria-label="Close the conversation"
          onClick={toList}
        >
          <IconX size={18} stroke={1.7} />
        </ActionIcon>
      </header>
      <SummaryPanel summary={summary} />
      <ThreadBody thread={thread} sought={search.message} />
    </section>
  );
}

function ThreadBody({
  thread,
  sought,
}: {
  readonly thread: ReturnType<typeof useThread>;
  readonly sought: string | undefined;
}) {
  const { first, error } = thread;
  const { toList } = useGo();
  if (!first) {
    if (error === null) return <MessagesSkeleton />;
    const gone = [404, 400, 422].includes(failureOf(error).status);
    return (
      <>
        <ErrorState error={error} {...(gone ? {} : { retry: thread.retry })} />
        <div className={classes["gone"]}>
          <Button variant="default" onClick={toList}>
            Back to the list
          </Button>
        </div>
      </>
    );
  }
  return <OpenThread key={first.conversation.id} conversation={first.conversation} thread={thread} sought={sought} />;
}

function OpenThread({
  conversation,
  thread,
  sought,
}: {
  readonly conversation: ListedConversation;
  readonly thread: ReturnType<typeof useThread>;
  readonly sought: string | undefined;
}) {
  const { id } = conversation;
  const { messages } = thread;
  const kept = useReplyDraft(id, useSignedIn().person?.id ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  const writeAnew = (text: string) => {
    kept.write(kept.draft.text.trim() === "" ? text : `${kept.draft.text}\n\n${text}`);
    field.current?.focus();
  };
  return (
    <>
      <Messages
        conversation={conversation}
        messages={messages}
        sought={sought}
        missing={thread.missing}
        foot={
          <>
            {thread.more && (
              <Button variant="default" loading={thread.loadingMore} onClick={thread.loadMore}>
                Show later messages
              </Button>
            )}
            <PendingReplies conversation={id} onEdit={writeAnew} />
            {messages.some(({ restrictedSince, clearedAt }) => restrictedSince === null && clearedAt === null) && (
              <LabelsNote />
            )}
          </>
        }
      />
      <ReplyBox conversation={id} kept={kept} field={field} />
    </>
  );
}

function Heading({ conversation, title }: { readonly conversation: ListedConversation; readonly title: string }) {
  const { channel, unit, source, state, waitingSince, firstInAt, firstReplyAt } = conversation;
  const firstAnswer =
    firstInAt !== null && firstReplyAt !== null
      ? `first answer after ${minutesText((Date.parse(firstReplyAt) - Date.parse(firstInAt)) / 60_000)}`
      : undefined;
  const said = [plainText(channel), unit, source === unit ? null : source, countsText(conversation), firstAnswer];
  return (
    <>
      <div className={classes["title-line"]}>
        <h2 className={classes["title"]}>{title}</h2>
        <Chip
          tone={stateTone(state)}
          {...(waitingSince === null ? {} : { title: `Waiting since ${fullText(waitingSince)}` })}
        >
          {waitingSince === null ? stateText(state) : `${stateText(state)} since ${momentText(waitingSince)}`}
        </Chip>
      </div>
      <p className={classes["about"]}>{said.filter((part) => part !== null && part !== undefined).join(" · ")}</p>
    </>
  );
}

function HeadingSkeleton({ error }: { readonly error: unknown }): ReactNode {
  if (error !== null) return <h2 className={classes["title"]}>Conversation</h2>;
  return (
    <>
      <Skeleton height={16} width="55%" mb={8} />
      <Skeleton height={11} width="75%" />
    </>
  );
}

function MessagesSkeleton() {
  return (
    <div className={classes["messages"]} aria-busy="true" aria-label="Loading the conversation">
      {[96, 72, 120, 72].map((height, at) => (
        <Skeleton key={at} height={height} radius="lg" />
      ))}
    </div>
  );
}

/** Says once, below all messages, what the labels are and who may correct them. */
function LabelsNote() {
  const mayEdit = useMay("conversations.correct");
  return (
    <p className={classes["note"]}>
      Labels under messages are read by machine.{" "}
      {mayEdit
        ? "Press one to correct it."
        : "You may look but not correct them: ask an administrator for a role that does."}
    </p>
  );
}

/** A conversation that was joined to another is shown under that one's address. */
function useMoved(movedFrom: string | undefined, now: string | undefined): void {
  const navigate = useNavigate();
  const { search } = usePlace();
  useEffect(() => {
    if (movedFrom === undefined || now === undefined || movedFrom === now) return;
    notifications.show({
      id: `moved-${movedFrom}`,
      message: "This conversation was joined to another one, which is shown now.",
    });
    void navigate({ to: "/conversations/$conversation", params: { conversation: now }, search, replace: true });
  }, [movedFrom, now, navigate, search]);
}

function titleOf({ subject, customer, restrictedSince }: ListedConversation): string {
  return subject ?? `Conversation with ${nameOf({ ...customer, restrictedSince })}`;
}
