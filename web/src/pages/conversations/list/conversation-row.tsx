import type { ListedConversation } from "@firsthand/engage/conversations/contract";
import { IconAlertTriangle, IconCheck, IconClock } from "@tabler/icons-react";
import { memo } from "react";

import { agoText, fullText } from "../../../format/dates.ts";
import { functionText } from "../../../format/words.ts";
import { ChannelIcon } from "../../../parts/channel-icon.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import { Initials } from "../../../parts/initials.tsx";
import { stateText } from "../filter.ts";
import { nameOf, restrictedText } from "../names.ts";
import { functionTone } from "../tones.ts";
import classes from "./row.module.css";

/** How high a row is, for the virtualised list. */
export const rowHeight = 85;

interface RowProps {
  readonly row: ListedConversation;
  readonly href: string;
  readonly selected: boolean;
  /** Whether the Tab key reaches it: one row of a list does, arrows go on from there. */
  readonly reachable?: boolean;
}

/** A conversation in a list: who, when, what, how it stands. Plain elements, since thousands are scrolled through. */
export const ConversationRow = memo(function ConversationRow({ row, href, selected, reachable = true }: RowProps) {
  const name = nameOf({ ...row.customer, restrictedSince: row.restrictedSince });
  return (
    <a
      href={href}
      className={classes["row"]}
      data-conversation={row.id}
      data-pressing={row.state === "overdue" || row.state === "waiting" || undefined}
      aria-current={selected || undefined}
      tabIndex={reachable ? 0 : -1}
    >
      <Initials name={name} />
      <span className={classes["words"]}>
        <span className={classes["line"]}>
          <span className={classes["who"]}>
            <span className={classes["name"]}>{name}</span>
            {row.unit !== null && <span className={classes["unit"]}> · {row.unit}</span>}
          </span>
          <time className={classes["time"]} dateTime={row.lastAt} title={fullText(row.lastAt)}>
            {agoText(row.lastAt)}
          </time>
        </span>
        <span className={classes["line"]}>
          <span className={classes["subject"]}>{subjectText(row)}</span>
          <StateMark state={row.state} />
        </span>
        <span className={classes["line"]}>
          <span className={classes["channel"]}>
            <ChannelIcon channel={row.channel} size={14} />
          </span>
          <span className={classes["snippet"]}>{row.subject === null ? countsText(row) : row.snippet}</span>
          {row.topic !== null && <TopicName id={row.topic} />}
          {row.function !== null && <Chip tone={functionTone(row.function)}>{functionText(row.function)}</Chip>}
        </span>
      </span>
    </a>
  );
});

/** What it is about; a plain element, since lists are long. */
function TopicName({ id }: { readonly id: string }) {
  return <span className={classes["topic"]}>{useTaxonomyNames().topic(id)}</span>;
}

function subjectText({ subject, snippet, restrictedSince }: ListedConversation): string {
  if (restrictedSince !== null) return restrictedText(restrictedSince);
  return subject ?? (snippet === "" ? "No text" : snippet);
}

/** How many messages went which way, in words. */
export function countsText({
  inCount,
  outCount,
  state,
}: Pick<ListedConversation, "inCount" | "outCount" | "state">): string {
  if (outCount > 0) return `${inCount} in, ${outCount} out`;
  return state === "nothing_asked" ? `${inCount} in` : `${inCount} in, no answer`;
}

/** How a conversation stands, where that asks for attention or was settled. */
function StateMark({ state }: { readonly state: ListedConversation["state"] }) {
  if (state === "nothing_asked" || state === "answered") return undefined;
  const Icon = state === "overdue" ? IconAlertTriangle : state === "waiting" ? IconClock : IconCheck;
  return (
    <span className={classes["state"]} data-state={state}>
      <Icon size={13} stroke={1.8} aria-hidden />
      {stateText(state)}
    </span>
  );
}
