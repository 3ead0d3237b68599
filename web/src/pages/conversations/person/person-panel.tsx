import type { ListedConversation, ShownMessage } from "@firsthand/engage/conversations/contract";
import { Button, Skeleton } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { agoText, dateText, fullText } from "../../../format/dates.ts";
import { cappedText, countText } from "../../../format/numbers.ts";
import { Chip } from "../../../parts/chip.tsx";
import { Hint } from "../../../parts/hint.tsx";
import { Initials } from "../../../parts/initials.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { useMay } from "../../../shell/session.ts";
import { MergeDialog } from "../../people/merge-dialog.tsx";
import { stateText } from "../filter.ts";
import { identityText, nameOf, restrictedText } from "../names.ts";
import { ratingText } from "../thread/variant.ts";
import { stateTone } from "../tones.ts";
import { usePlace } from "../use-conversations.ts";
import { Known } from "./known.tsx";
import classes from "./person.module.css";

interface PersonPanelProps {
  readonly conversation: ListedConversation;
  readonly messages: readonly ShownMessage[];
}

const mostIdentities = 6;
const mostOthers = 8;

/** Who the customer of a conversation is, and what else was said. */
export function PersonPanel({ conversation, messages }: PersonPanelProps) {
  const { customer } = conversation;
  const maySee = useMay("people.read");
  const { data: person, error } = useQuery({
    ...api.people.show.queryOptions({ input: { id: customer.identityId } }),
    enabled: maySee,
  });
  const mayEdit = useMay("people.link");
  const [merging, setMerging] = useState(false);
  const { restrictedSince } = conversation;
  const name = person?.name ?? nameOf({ ...customer, restrictedSince });
  const rating = messages.findLast((message) => message.rating !== null)?.rating;
  return (
    <div className={classes["panel"]}>
      <div className={classes["who"]}>
        <Initials name={name} size={44} />
        <div className={classes["names"]}>
          {maySee ? (
            <Link
              className={classes["name"]}
              to="/people/$person"
              params={{ person: person?.personId ?? customer.identityId }}
            >
              {name}
            </Link>
          ) : (
            <span className={classes["name"]}>{name}</span>
          )}
          <p className={classes["fine"]}>{identityText(customer.kind)}</p>
        </div>
      </div>
      {customer.personId === null && (
        <p className={classes["shared"]}>
          <IconUsers size={15} aria-hidden /> Used by several people, so it is nobody’s own.
        </p>
      )}
      <FailureNote error={person ? null : error} />
      {maySee && !person && error === null && <PanelSkeleton />}
      {person && (
        <>
          <dl className={classes["facts"]}>
            <Fact title="First contact">
              {person.since === null ? (
                "Not known"
              ) : (
                <time title={fullText(person.since)}>{dateText(person.since)}</time>
              )}
            </Fact>
            <Fact title="Last contact">
              {person.lastAt === null ? (
                "Not known"
              ) : (
                <time title={fullText(person.lastAt)}>{agoText(person.lastAt)}</time>
              )}
            </Fact>
            <Fact title="Conversations">{countText(person.conversations)}</Fact>
            {rating && <Fact title="Rating given here">{ratingText(rating)}</Fact>}
          </dl>
          <section aria-label="Known by">
            <h3 className={classes["title"]}>
              Known by
              {person.identities.length > 1 && (
                <Hint label="Why these are one person" sign={countText(person.identities.length)}>
                  The page of this person says what joined them, and lets it be undone.
                </Hint>
              )}
            </h3>
            <ul role="list" className={classes["identities"]}>
              {person.identities
                .slice(0, mostIdentities)
                .map(({ identityId, kind, value, name: called, sharing, space }) => (
                  <li key={identityId}>
                    <span className={classes["value"]}>
                      {value ?? called ?? (restrictedSince === null ? "No value" : "Withheld")}
                    </span>
                    <span className={classes["fine"]}>
                      {space === "" ? identityText(kind) : `${identityText(kind)}, ${space}`}
                    </span>
                    {sharing === "shared" && <Chip tone="warning">shared</Chip>}
                  </li>
                ))}
            </ul>
            {person.identities.length > mostIdentities && (
              <Link to="/people/$person" params={{ person: person.personId }} className={classes["more"]}>
                All {countText(person.identities.length)}
              </Link>
            )}
          </section>
          <Known person={person} />
          {mayEdit && customer.personId !== null && (
            <Button variant="default" size="compact-sm" onClick={() => setMerging(true)}>
              This is the same person as …
            </Button>
          )}
          {merging && (
            <MergeDialog person={person} identityId={customer.identityId} onClose={() => setMerging(false)} />
          )}
        </>
      )}
      <Others conversation={conversation} />
    </div>
  );
}

function Others({ conversation: { id, customer } }: { readonly conversation: ListedConversation }) {
  const { kept } = usePlace();
  const { data, error } = useQuery(
    api.conversations.list.queryOptions({ input: { person: customer.identityId, limit: mostOthers + 1 } }),
  );
  if (!data) return error === null ? <Skeleton height={60} /> : <FailureNote error={error} />;
  const others = data.rows.filter((row) => row.id !== id).slice(0, mostOthers);
  return (
    <section aria-label="Other conversations">
      <h3 className={classes["title"]}>Other conversations</h3>
      {others.length === 0 && <p className={classes["fine"]}>None.</p>}
      <ul role="list" className={classes["others"]}>
        {others.map((row) => (
          <li key={row.id}>
            <Link
              to="/conversations/$conversation"
              params={{ conversation: row.id }}
              search={kept}
              className={classes["other"]}
            >
              <span className={classes["other-title"]}>
                {row.restrictedSince === null ? (row.subject ?? row.snippet) : restrictedText(row.restrictedSince)}
              </span>
              <span className={classes["other-line"]}>
                <time title={fullText(row.lastAt)}>{dateText(row.lastAt)}</time>
                <Chip tone={stateTone(row.state)}>{stateText(row.state)}</Chip>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {data.next !== null && (
        <Link to="/conversations" search={{ person: customer.identityId }} className={classes["more"]}>
          All {cappedText(data.count)} conversations
        </Link>
      )}
    </section>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading the person">
      {[14, 14, 14, 60].map((height, at) => (
        <Skeleton key={at} height={height} mb={12} />
      ))}
    </div>
  );
}
