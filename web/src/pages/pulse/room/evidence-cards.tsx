import type { Evidence, Incident } from "@firsthand/learn/pulse/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api } from "../../../api/client.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { countText } from "../../../format/numbers.ts";
import { plainText } from "../../../format/words.ts";
import { Card } from "../../../parts/card.tsx";
import { Chip } from "../../../parts/chip.tsx";
import { useMay } from "../../../shell/session.ts";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import classes from "../pulse.module.css";

/** Where an incident comes from: topics, channels, words, authors, and what people wrote. */
export function EvidenceCards({ incident }: { readonly incident: Incident }) {
  const { data, error, refetch } = useQuery({
    ...api.pulse.incidents.evidence.queryOptions({ input: { id: incident.id } }),
    meta: { topics: ["pulse"] },
  });
  if (error && !data) return <ErrorState error={error} retry={refetch} />;
  if (!data) return <RowsSkeleton rows={3} height={80} />;
  return (
    <>
      <Card
        title="Where it comes from"
        about="Against the same time of the four weeks before, in conversations that you may read"
      >
        {data.messages === 0 ? (
          <p className={classes["fine"]}>There is no message in it that you may read, or they were removed.</p>
        ) : (
          <Sources evidence={data} />
        )}
      </Card>
      {data.verbatims.length > 0 && <Verbatims verbatims={data.verbatims} />}
    </>
  );
}

const percent = (share: number): string => `${countText(Math.round(share * 100))} %`;

function Sources({ evidence: { topics, channels, words, authors, messages } }: { readonly evidence: Evidence }) {
  const names = useTaxonomyNames();
  const mostOf = authors.reduce((sum, { share }) => sum + share, 0);
  return (
    <div className={classes["stack"]}>
      <p>{`${countText(messages)} ${messages === 1 ? "message" : "messages"} in all.`}</p>
      <Risen title="Topics" found={topics} named={names.topic} />
      <Risen title="Channels" found={channels} />
      {words.length > 0 && (
        <div>
          <p className={classes["fine"]}>Words that are said more often than usual</p>
          <span className={classes["chips"]}>
            {words.map(({ name, excess }) => (
              <Chip key={name} title={`${countText(excess)} messages more`}>
                {name}
              </Chip>
            ))}
          </span>
        </div>
      )}
      {authors.length > 0 && (
        <div>
          <p className={classes["fine"]}>{`Who wrote more than once: ${percent(mostOf)} of it comes from these`}</p>
          <span className={classes["chips"]}>
            {authors.map(({ id, name, messages: count }) => (
              <Chip key={id}>{`${name ?? "Somebody"}, ${countText(count)}`}</Chip>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}

function Risen({
  title,
  found,
  named = plainText,
}: {
  readonly title: string;
  readonly found: Evidence["topics"];
  readonly named?: (id: string) => string;
}) {
  if (found.length === 0) return undefined;
  return (
    <div>
      <p className={classes["fine"]}>{`${title} that grew`}</p>
      <span className={classes["chips"]}>
        {found.map(({ name, excess, share }) => (
          <Chip key={name} tone="accent">{`${named(name)}, ${countText(excess)} more (${percent(share)})`}</Chip>
        ))}
      </span>
    </div>
  );
}

const moodTones = { negative: "negative", neutral: "plain", positive: "positive" } as const;

function Verbatims({ verbatims }: { readonly verbatims: Evidence["verbatims"] }) {
  const mayOpen = useMay("conversations.read");
  return (
    <Card title="What people write" about="One message of each, the newest first">
      <ul role="list" className={classes["list"]}>
        {verbatims.map(({ messageId, conversationId, at, channel, text, mood }) => (
          <li key={messageId}>
            <p className={classes["quote"]}>{text}</p>
            <span className={classes["fine"]}>
              <time dateTime={at} title={fullText(at)}>
                {momentText(at)}
              </time>
              {` · ${plainText(channel)} · `}
              {mayOpen && (
                <Link to="/conversations/$conversation" params={{ conversation: conversationId }}>
                  Conversation
                </Link>
              )}{" "}
              {mood !== null && <Chip tone={moodTones[mood]}>{plainText(mood)}</Chip>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
