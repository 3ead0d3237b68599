import type { Person } from "@firsthand/engage/identities/contract";
import { Button, Skeleton } from "@mantine/core";
import { IconArrowsJoin2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { api } from "../../api/client.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/note.tsx";
import { Page } from "../../parts/page.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { useMay } from "../../shell/session.ts";
import { ConsentCard } from "../consent/consent-card.tsx";
import { nameOf, restrictedText } from "../conversations/names.ts";
import { ConversationsCard } from "./conversations-card.tsx";
import { IdentityLine } from "./identity-line.tsx";
import { KnownCard } from "./known-card.tsx";
import { LinksCard } from "./links-card.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import classes from "./people.module.css";

/** A person: by what they are known, why that is one person, and everything that was talked about. */
export function PersonPage() {
  const { person: id = "" } = useParams({ strict: false });
  const { data: person, error, refetch } = useQuery(api.people.show.queryOptions({ input: { id } }));
  const [parted, setParted] = useState<readonly string[]>();
  useFollowed(id, person);
  if (!person) {
    return (
      <Page title="Person">{error === null ? <PersonSkeleton /> : <ErrorState error={error} retry={refetch} />}</Page>
    );
  }
  return <Known person={person} parted={parted?.includes(person.personId) ? parted : undefined} onParted={setParted} />;
}

function Known({
  person,
  parted,
  onParted,
}: {
  readonly person: Person;
  readonly parted: readonly string[] | undefined;
  readonly onParted: (persons: readonly string[]) => void;
}) {
  const mayEdit = useMay("people.link");
  const mayRequest = useMay("privacy.requests");
  const [merging, setMerging] = useState(false);
  const [first] = person.identities;
  const own = person.identities.find(({ sharing }) => sharing === "personal");
  const { restrictedSince, erasedAt } = person;
  const name =
    erasedAt === null
      ? (person.name ?? (first ? nameOf({ ...first, restrictedSince }) : "Unknown person"))
      : "Erased customer";
  return (
    <Page
      title={name}
      about={<About person={person} />}
      actions={
        <>
          {mayRequest && erasedAt === null && (
            <LinkButton to="/privacy/new" search={{ person: person.personId }} variant="default">
              Data request
            </LinkButton>
          )}
          {mayEdit && own && erasedAt === null && (
            <Button
              variant="default"
              leftSection={<IconArrowsJoin2 size={16} aria-hidden />}
              onClick={() => setMerging(true)}
            >
              The same person as …
            </Button>
          )}
        </>
      }
    >
      <div className={classes["page"]}>
        {restrictedSince !== null && (
          <Note tone="warning" title={restrictedText(restrictedSince)}>
            Their names, addresses and words are kept and not used: they are not shown, not found, not contacted and not
            deleted, until the restriction is lifted.
          </Note>
        )}
        {erasedAt !== null && (
          <Note title={`Erased on ${dateText(erasedAt)}`}>
            Their names, addresses and words are gone for good. That there was somebody stays, so that figures count as
            they did.
          </Note>
        )}
        {parted && parted.length > 1 && <Parted persons={parted} now={person.personId} />}
        <div className={classes["columns"]}>
          <ConversationsCard personId={person.personId} />
          <div className={classes["stack"]}>
            <Card title="Known by">
              <ul role="list" className={classes["identities"]}>
                {person.identities.map((identity) => (
                  <li key={identity.identityId}>
                    <IdentityLine
                      identity={identity}
                      without={erasedAt === null ? (restrictedSince === null ? "No value" : "Withheld") : "Erased"}
                    />
                  </li>
                ))}
              </ul>
            </Card>
            <KnownCard known={person.known} />
            {person.statements.length > 0 && (
              <Card title="What they state of themselves">
                <ul role="list" className={classes["identities"]}>
                  {person.statements.map(({ id, at, text, by }) => (
                    <li key={id}>
                      <p className={classes["statement"]} dir="auto">
                        {text}
                      </p>
                      <p className={classes["fine"]}>
                        Noted <time title={fullText(at)}>{dateText(at)}</time>, by {by}
                      </p>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            <LinksCard person={person} onUndone={onParted} />
            <ConsentCard personId={person.personId} settled={erasedAt !== null} />
          </div>
        </div>
      </div>
      {merging && own && <MergeDialog person={person} identityId={own.identityId} onClose={() => setMerging(false)} />}
    </Page>
  );
}

function About({ person: { since, lastAt, conversations } }: { readonly person: Person }) {
  return (
    <>
      {countText(conversations)} {conversations === 1 ? "conversation" : "conversations"}
      {since !== null && (
        <>
          {" · "}first contact <time title={fullText(since)}>{dateText(since)}</time>
        </>
      )}
      {lastAt !== null && (
        <>
          {" · "}last <time title={fullText(lastAt)}>{dateText(lastAt)}</time>
        </>
      )}
    </>
  );
}

/** After an undo: both people, to go on with either. */
function Parted({ persons, now }: { readonly persons: readonly string[]; readonly now: string }) {
  return (
    <Note tone="positive" told="status" title="They are different people again">
      <ul role="list" className={classes["identities"]}>
        {persons.map((id) => (
          <li key={id}>
            <PartedLink id={id} here={id === now} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

const NOBODY = { name: null, value: null, kind: "anonymous" };

function PartedLink({ id, here }: { readonly id: string; readonly here: boolean }) {
  const { data } = useQuery(api.people.show.queryOptions({ input: { id } }));
  const [identity] = data?.identities ?? [];
  const name = data ? (data.name ?? nameOf({ ...(identity ?? NOBODY), restrictedSince: data.restrictedSince })) : "…";
  // Both may have the same name.
  const value = identity?.value ?? name;
  return (
    <>
      <Link to="/people/$person" params={{ person: id }}>
        {name}
      </Link>
      {value !== name && `, ${value}`}
      {here && " (shown here)"}
    </>
  );
}

/** An identity's address, or that of a person who was joined to another, leads to the person as known now. */
function useFollowed(id: string, person: Person | undefined): void {
  const navigate = useNavigate();
  const now = person?.personId;
  useEffect(() => {
    if (now !== undefined && now !== id)
      void navigate({ to: "/people/$person", params: { person: now }, replace: true });
  }, [id, now, navigate]);
}

function PersonSkeleton() {
  return (
    <div className={classes["columns"]} aria-busy="true" aria-label="Loading the person">
      <Skeleton height={420} radius="md" />
      <div className={classes["stack"]}>
        <Skeleton height={140} radius="md" />
        <Skeleton height={180} radius="md" />
      </div>
    </div>
  );
}
