import type { Person } from "@firsthand/engage/identities/contract";
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";

import { api } from "../../api/client.ts";
import { fullText, momentText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { identityText } from "../conversations/names.ts";
import { byText, identityOf, ruleText } from "./link-words.ts";
import classes from "./people.module.css";

type IdentityLink = Person["links"][number];

interface LinksCardProps {
  readonly person: Person;
  readonly onUndone: (persons: readonly string[]) => void;
}

/** Why several identities are one person; each reason can be undone. */
export function LinksCard({ person, onUndone }: LinksCardProps) {
  const mayLink = useMay("people.link");
  const mayEdit = mayLink && person.erasedAt === null;
  const active = person.links.filter(({ state }) => state === "active");
  const undone = person.links.filter(({ state }) => state === "undone");
  return (
    <Card
      title="Why this is one person"
      about={mayLink ? undefined : "Your role may not join and part people; you may look."}
    >
      {active.length === 0 && (
        <p className={classes["none"]}>
          {person.identities.length > 1
            ? "No link is known."
            : "Only one identity is known, so nothing had to be joined."}
        </p>
      )}
      <ul role="list" className={classes["links"]}>
        {[...active, ...undone].map((link) => (
          <LinkLine
            key={`${link.fromId} ${link.toId} ${link.rule} ${link.madeAt}`}
            link={link}
            person={person}
            mayEdit={mayEdit}
            onUndone={onUndone}
          />
        ))}
      </ul>
    </Card>
  );
}

function LinkLine({
  link,
  person,
  mayEdit,
  onUndone,
}: LinksCardProps & { readonly link: IdentityLink; readonly mayEdit: boolean }) {
  const [undoing, setUndoing] = useState(false);
  const { rule, state, madeAt, madeBy, reason, undoneAt, undoneBy, undoneReason } = link;
  return (
    <li className={classes["link"]} data-state={state}>
      <p className={classes["link-sides"]}>
        <Named person={person} id={link.fromId} /> <span aria-hidden="true">=</span>
        <span className="hidden-visually">is the same as</span> <Named person={person} id={link.toId} />
      </p>
      <p className={classes["fine"]}>
        {ruleText(rule)}
        {rule === "decided_by_person" ? " " : ", "}
        {byText(madeBy)}, <time title={fullText(madeAt)}>{momentText(madeAt)}</time>
        {reason !== null && <>. Why: {reason}</>}
      </p>
      {state === "undone" && (
        <p className={classes["undone"]}>
          Undone{undoneBy !== null && ` ${byText(undoneBy)}`}
          {undoneAt !== null && (
            <>
              , <time title={fullText(undoneAt)}>{momentText(undoneAt)}</time>
            </>
          )}
          {undoneReason !== null && <>. Why: {undoneReason}</>}
        </p>
      )}
      {mayEdit && state === "active" && !undoing && (
        <Button variant="default" size="compact-sm" onClick={() => setUndoing(true)}>
          Undo
        </Button>
      )}
      {undoing && <UndoForm link={link} onUndone={onUndone} onClose={() => setUndoing(false)} />}
    </li>
  );
}

function UndoForm({
  link: { fromId, toId },
  onUndone,
  onClose,
}: {
  readonly link: IdentityLink;
  readonly onUndone: LinksCardProps["onUndone"];
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const cache = useQueryClient();
  const undo = useMutation({
    ...api.people.undo.mutationOptions(),
    onSuccess: ({ persons }) => {
      void cache.invalidateQueries({ queryKey: api.people.key() });
      void cache.invalidateQueries({ queryKey: api.conversations.key() });
      onUndone(persons);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    undo.mutate({ fromId, toId, reason: reason.trim() });
  };
  return (
    <form className={classes["undo"]} onSubmit={submit}>
      <TextInput
        size="xs"
        required
        ref={field}
        label="Why are they not the same person?"
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FailureNote error={undo.error} />
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-sm" loading={undo.isPending} disabled={reason.trim() === ""}>
          Undo the link
        </Button>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Named({ person, id }: { readonly person: Person; readonly id: string }) {
  const identity = identityOf(person.identities, id);
  if (!identity) {
    return (
      <Link to="/people/$person" params={{ person: id }}>
        somebody else
      </Link>
    );
  }
  return (
    <b>
      {identity.value ?? identity.name ?? identityText(identity.kind)}
      <span className={classes["fine"]}> {identityText(identity.kind).toLowerCase()}</span>
    </b>
  );
}
