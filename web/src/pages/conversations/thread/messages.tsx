import type { ListedConversation, ShownMessage } from "@firsthand/engage/conversations/contract";
import { Fragment, type ReactNode, useEffect, useRef } from "react";

import { dateText, fullText } from "../../../format/dates.ts";
import { Note } from "../../../parts/note.tsx";
import { restrictedText } from "../names.ts";
import { Message } from "./message.tsx";
import classes from "./thread.module.css";
import { isOtherDay } from "./variant.ts";

interface MessagesProps {
  readonly conversation: ListedConversation;
  readonly messages: readonly ShownMessage[];
  /** The message that the address leads to. */
  readonly sought: string | undefined;
  /** It is not in this conversation, or too far down. */
  readonly missing: boolean;
  readonly foot: ReactNode;
}

/** Frames over which the place is corrected, while texts above it get their height. */
const settlingFrames = 12;

/** The messages, oldest first, parted by days. Begins at the sought message, else at the last one. */
export function Messages({ conversation, messages, sought, missing, foot }: MessagesProps) {
  const scroller = useRef<HTMLElement>(null);
  const placed = useRef<string>(undefined);
  const there = sought !== undefined && messages.some(({ id }) => id === sought);
  const goal = there ? sought : sought === undefined || missing ? messages.at(-1)?.id : undefined;
  useEffect(() => {
    // Only once: messages that come in later must not take the reader away.
    const key = sought ?? "last";
    if (goal === undefined || placed.current === key) return undefined;
    placed.current = key;
    return scrollWhileSettling(scroller.current, goal, there);
  }, [goal, sought, there]);
  return (
    <section className={classes["scroller"]} ref={scroller} tabIndex={0} aria-label="Messages">
      <div className={classes["messages"]}>
        {conversation.restrictedSince !== null && (
          <Note tone="warning" title={restrictedText(conversation.restrictedSince)}>
            Names, addresses and words are kept and not shown, until the restriction is lifted. Do not write to this
            customer.
          </Note>
        )}
        {missing && sought !== undefined && (
          <Note tone="warning" told="status" title="The message of this address is not here">
            It may have been deleted where it came from, or have moved to another conversation. Nothing else is missing.
          </Note>
        )}
        {messages.map((message, at) => {
          const before = messages[at - 1];
          return (
            <Fragment key={message.id}>
              {isOtherDay(message.at, before?.at) && (
                <p className={classes["day"]}>
                  <time dateTime={message.at} title={fullText(message.at)}>
                    {dateText(message.at)}
                  </time>
                </p>
              )}
              <Message
                conversation={conversation.id}
                message={message}
                sought={message.id === sought}
                subjectBefore={plainSubject(
                  before?.subject ?? (at === 0 ? conversation.subject : null),
                  message.subject,
                )}
              />
            </Fragment>
          );
        })}
        <div className={classes["foot"]}>{foot}</div>
      </div>
    </section>
  );
}

/** Heights of texts out of view are guesses until they are drawn, so the goal moves for some frames. */
function scrollWhileSettling(scroller: HTMLElement | null, id: string, exact: boolean): () => void {
  let left = settlingFrames;
  let frame = 0;
  let stopped = false;
  const stop = () => {
    stopped = true;
    cancelAnimationFrame(frame);
  };
  const step = () => {
    const element = document.getElementById(`message-${id}`);
    if (stopped || !element || !scroller) return;
    if (exact) element.scrollIntoView({ block: element.offsetHeight > scroller.clientHeight ? "start" : "center" });
    else if (element.offsetHeight > scroller.clientHeight) element.scrollIntoView({ block: "start" });
    else scroller.scrollTop = scroller.scrollHeight;
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(step);
  };
  scroller?.addEventListener("wheel", stop, { once: true, passive: true });
  scroller?.addEventListener("pointerdown", stop, { once: true, passive: true });
  step();
  return stop;
}

/** The subject before, where the new one only answers to it: "Re: Lost bag" after "Lost bag" says nothing new. */
function plainSubject(before: string | null, subject: string | null): string | null {
  const bare = (said: string | null) => said?.replace(/^((re|aw|fwd?|wg|sv|odp|rif)\s*:\s*)+/i, "").trim();
  return bare(before) === bare(subject) ? subject : before;
}
