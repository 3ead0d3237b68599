import type { ShownMessage } from "@firsthand/engage/conversations/contract";
import { Link } from "@tanstack/react-router";
import { memo, useState } from "react";

import { dateText, fullText, timeText } from "../../../format/dates.ts";
import { minutesText } from "../../../format/numbers.ts";
import { functionText, plainText } from "../../../format/words.ts";
import { Initials } from "../../../parts/initials.tsx";
import { useMay } from "../../../shell/session.ts";
import { AddVerbatimDialog } from "../../insights/add-verbatim.tsx";
import { Translation } from "../assist/translation.tsx";
import { Labels } from "../labels/labels.tsx";
import { isOnlyAnId, nameOf, restrictedText } from "../names.ts";
import { Attachments } from "./attachments.tsx";
import { MessageText } from "./message-text.tsx";
import { Order } from "./order.tsx";
import classes from "./message.module.css";
import { RatingMark } from "./rating-mark.tsx";
import { Revisions } from "./revisions.tsx";
import { Statements } from "./statements.tsx";
import { safeHref } from "./text.ts";
import { variantOf } from "./variant.ts";

interface MessageProps {
  readonly conversation: string;
  readonly message: ShownMessage;
  /** Whether the address leads to it. */
  readonly sought: boolean;
  /** The subject of the message before, so that it is not said twice. */
  readonly subjectBefore: string | null;
}

const none: readonly string[] = [];

/** One message as its channel shows it, with what a machine read in it. */
export const Message = memo(function Message({ conversation, message, sought, subjectBefore }: MessageProps) {
  const [earlier, setEarlier] = useState(false);
  const [marked, setMarked] = useState(false);
  const [why, setWhy] = useState(none);
  const variant = variantOf(message);
  const { subject } = message;
  const name = authorName(message);
  return (
    <article
      id={`message-${message.id}`}
      className={classes["message"]}
      data-variant={variant}
      data-direction={message.direction}
      data-sought={sought || undefined}
      tabIndex={-1}
      aria-label={`${name}, ${timeText(message.at)}`}
    >
      {variant === "post" && <Initials name={name} size={32} />}
      <div className={classes["box"]}>
        <header className={classes["head"]}>
          <Author message={message} name={name} handled={variant !== "bubble"} />
          <time className={classes["time"]} dateTime={message.at} title={fullText(message.at)}>
            {timeText(message.at)}
          </time>
          {message.edited > 0 && message.restrictedSince === null && (
            <button
              type="button"
              className={classes["edited"]}
              aria-expanded={earlier}
              onClick={() => setEarlier((was) => !was)}
            >
              {message.edited === 1 ? "edited" : `edited ${message.edited} times`}
            </button>
          )}
        </header>
        {subject !== null && subject !== subjectBefore && <p className={classes["subject"]}>{subject}</p>}
        {message.rating && <RatingMark rating={message.rating} />}
        <Words message={message} words={why.length > 0 ? why : marked ? message.labels.sentimentWords : none} />
        <Call message={message} />
        <Attachments conversation={conversation} message={message.id} />
        <Order order={message.order} />
        <Statements statements={message.statements} />
        {message.restrictedSince === null && message.clearedAt === null && (
          <Translation conversation={conversation} message={message} />
        )}
        {message.direction === "in" && message.restrictedSince === null && message.clearedAt === null && (
          <AddToFinding message={message.id} />
        )}
        {earlier && <Revisions conversation={conversation} message={message.id} />}
        {message.restrictedSince === null && (
          <Labels conversation={conversation} message={message} marked={marked} onMark={setMarked} onWhy={setWhy} />
        )}
      </div>
    </article>
  );
});

/** Puts a message under what was found in many. */
function AddToFinding({ message }: { readonly message: string }) {
  const [open, setOpen] = useState(false);
  if (!useMay("insight.manage")) return undefined;
  return (
    <>
      <button type="button" className={classes["edited"]} onClick={() => setOpen(true)}>
        Add to a finding
      </button>
      {open && <AddVerbatimDialog message={message} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What was written, or why it is not shown. */
function Words({ message, words }: { readonly message: ShownMessage; readonly words: readonly string[] }) {
  const { restrictedSince, clearedAt, body, rating } = message;
  if (restrictedSince !== null) return <p className={classes["nothing"]}>{restrictedText(restrictedSince)}</p>;
  if (clearedAt !== null) {
    return <p className={classes["nothing"]}>The words were taken out on {dateText(clearedAt)}</p>;
  }
  if (body.trim() === "" && rating !== null) return undefined;
  const quotes = variantOf(message) === "mail";
  return <MessageText body={body} quotes={quotes} words={words} />;
}

/** How long a call took, and where it can be heard: only addresses that a browser opens safely are links. */
function Call({ message: { kind, handlingSeconds, recording } }: { readonly message: ShownMessage }) {
  if (kind !== "call" || (handlingSeconds === null && recording === null)) return undefined;
  const href = recording === null ? undefined : safeHref(recording);
  return (
    <p className={classes["nothing"]}>
      {handlingSeconds !== null && <span>{minutesText(handlingSeconds / 60)} </span>}
      {href !== undefined && (
        <a href={href} target="_blank" rel="noopener noreferrer">
          Recording
        </a>
      )}
    </p>
  );
}

function Author({
  message: { author, direction, kind },
  name,
  handled,
}: {
  readonly message: ShownMessage;
  readonly name: string;
  /** Whether the address or handle stands beside the name. */
  readonly handled: boolean;
}) {
  const concerned = author?.function ? functionText(author.function) : undefined;
  const role = [roleText(author?.role ?? null, direction), concerned].filter((part) => part !== undefined).join(", ");
  const known = author?.name && author.value && author.value !== author.name ? author.value : undefined;
  const handle = handled && known !== undefined && !isOnlyAnId(known) ? known : undefined;
  return (
    <>
      {author && direction === "in" && author.personId !== null ? (
        <Link className={classes["author"]} to="/people/$person" params={{ person: author.personId }} preload={false}>
          {name}
        </Link>
      ) : (
        <span className={classes["author"]}>{name}</span>
      )}
      {handle !== undefined && <span className={classes["role"]}>{handle}</span>}
      {role !== "" && <span className={classes["role"]}>{role}</span>}
      {kind !== "message" && kind !== "post" && <span className={classes["role"]}>{plainText(kind)}</span>}
    </>
  );
}

/** Somebody who wrote, or how something outbound is called that nobody signed. */
function authorName({ author, direction, restrictedSince }: ShownMessage): string {
  const withheld = author !== null && direction === "in" && author.name === null && author.value === null;
  if (author) return nameOf({ ...author, restrictedSince: withheld ? restrictedSince : null });
  return direction === "out" ? "Answer, not signed" : "Unknown person";
}

function roleText(role: string | null, direction: "in" | "out"): string | undefined {
  if (role === "brand") return "Brand account";
  if (role === "bot") return "Bot";
  return direction === "out" ? "Agent" : undefined;
}
