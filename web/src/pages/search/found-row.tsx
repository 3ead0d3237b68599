import type { FoundMessage } from "@firsthand/engage/search/contract";
import { IconArrowBackUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { memo } from "react";

import { fullText, momentText } from "../../format/dates.ts";
import { languageText, plainText } from "../../format/words.ts";
import { ChannelIcon } from "../../parts/channel-icon.tsx";
import { Initials } from "../../parts/initials.tsx";
import classes from "./search.module.css";

/** One message with the words that were looked for; leads to it in its conversation. */
export const FoundRow = memo(function FoundRow({ row }: { readonly row: FoundMessage }) {
  const { direction, authorName, customerName, unit, channel, language, at, source } = row;
  const author = authorName ?? (direction === "in" ? customerName : null);
  const name = author ?? (direction === "in" ? "Unknown person" : "Answer, not signed");
  return (
    <Link
      to="/conversations/$conversation"
      params={{ conversation: row.conversationId }}
      search={{ message: row.messageId }}
      preload={false}
      className={classes["row"]}
      data-found
    >
      <Initials name={name} />
      <span className={classes["words"]}>
        <span className={classes["head"]}>
          <span className={classes["name"]}>{name}</span>
          {direction === "out" && (
            <span className={classes["fine"]}>
              <IconArrowBackUp size={13} stroke={1.7} aria-hidden /> answers {customerName ?? "a customer"}
            </span>
          )}
          <span className={classes["fine"]}>{unit ?? source}</span>
          <time className={classes["time"]} dateTime={at} title={fullText(at)}>
            {momentText(at)}
          </time>
        </span>
        <span className={classes["snippet"]} dir="auto">
          {row.snippet.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}
        </span>
        <span className={classes["foot"]}>
          <ChannelIcon channel={channel} size={14} />
          <span className={classes["fine"]}>{plainText(channel)}</span>
          {language !== null && <span className={classes["fine"]}>{languageText(language)}</span>}
        </span>
      </span>
    </Link>
  );
});
