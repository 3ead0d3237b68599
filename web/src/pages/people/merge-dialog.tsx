import type { FoundPerson, Person } from "@firsthand/engage/identities/contract";
import { Button, Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Initials } from "../../parts/initials.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { nameOf } from "../conversations/names.ts";
import { IdentityLine } from "./identity-line.tsx";
import classes from "./people.module.css";

interface MergeDialogProps {
  readonly person: Person;
  /** The identity of the person that is linked. */
  readonly identityId: string;
  readonly onClose: () => void;
  readonly onMerged?: (person: Person) => void;
}

const typingPauseMs = 200;

/** Says that two identities are one person: finds the other, shows both sides, and asks why. */
export function MergeDialog({ person, identityId, onClose, onMerged }: MergeDialogProps) {
  const [other, setOther] = useState<FoundPerson>();
  return (
    <Modal
      opened
      onClose={onClose}
      title="The same person as …"
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {other ? (
        <Decision
          person={person}
          identityId={identityId}
          other={other}
          onBack={() => setOther(undefined)}
          onClose={onClose}
          onMerged={onMerged}
        />
      ) : (
        <Finder person={person} onChoose={setOther} />
      )}
    </Modal>
  );
}

function Finder({ person, onChoose }: { readonly person: Person; readonly onChoose: (found: FoundPerson) => void }) {
  const [text, setText] = useState("");
  const [sought] = useDebouncedValue(text.trim(), typingPauseMs);
  const { data, error } = useQuery({
    ...api.people.search.queryOptions({ input: sought === "" ? skipToken : { text: sought, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const found = sought === "" ? undefined : data?.rows.filter(({ personId }) => personId !== person.personId);
  return (
    <div className={classes["stack"]}>
      <TextInput
        data-autofocus
        label="Who is it?"
        placeholder="Name, handle, mail address, telephone or number"
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FailureNote error={error} />
      <output className="hidden-visually">{found ? `${found.length} found` : ""}</output>
      {found?.length === 0 && <p className={classes["fine"]}>Nobody else is known by that.</p>}
      <ul role="list" className={classes["found"]}>
        {found?.map((one) => (
          <li key={one.identityId}>
            <button
              type="button"
              className={classes["choose"]}
              disabled={one.sharing === "shared"}
              title={
                one.sharing === "shared" ? "Used by several people, so it is never joined to one of them" : undefined
              }
              onClick={() => onChoose(one)}
            >
              <Initials name={nameOf(one)} size={24} />
              <IdentityLine identity={one} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Decision({
  person,
  identityId,
  other,
  onBack,
  onClose,
  onMerged,
}: {
  readonly person: Person;
  readonly identityId: string;
  readonly other: FoundPerson;
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly onMerged: ((person: Person) => void) | undefined;
}) {
  const [reason, setReason] = useState("");
  const cache = useQueryClient();
  const { data: otherPerson, error } = useQuery(api.people.show.queryOptions({ input: { id: other.identityId } }));
  const link = useMutation({
    ...api.people.link.mutationOptions(),
    onSuccess: (merged) => {
      void cache.invalidateQueries({ queryKey: api.people.key() });
      void cache.invalidateQueries({ queryKey: api.conversations.key() });
      notifications.show({ message: "They are one person now. It can be undone on the page of the person." });
      onMerged?.(merged);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    link.mutate({ fromId: identityId, toId: other.identityId, reason: reason.trim() });
  };
  return (
    <form className={classes["stack"]} onSubmit={submit}>
      <div className={classes["sides"]}>
        <Side person={person} name={person.name ?? nameOf(person.identities[0] ?? other)} />
        {otherPerson ? <Side person={otherPerson} name={nameOf(other)} /> : <div aria-busy="true" />}
      </div>
      <FailureNote error={error} />
      <TextInput
        data-autofocus
        required
        label="Why are they the same person?"
        description="It is kept with the decision, and shown to whoever looks."
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className={classes["fine"]}>Nothing is overwritten: the decision can be undone, and both are as they were.</p>
      <FailureNote error={link.error} />
      <div className={classes["buttons"]}>
        <Button variant="default" onClick={onBack}>
          Choose somebody else
        </Button>
        <Button type="submit" loading={link.isPending} disabled={reason.trim() === "" || !otherPerson}>
          They are one person
        </Button>
      </div>
    </form>
  );
}

/** One side of a decision: everything that tells who it is. */
function Side({ person, name }: { readonly person: Person; readonly name: string }) {
  return (
    <section className={classes["side"]} aria-label={name}>
      <h3 className={classes["side-name"]}>
        <Initials name={name} size={24} />
        {name}
      </h3>
      <ul role="list" className={classes["side-list"]}>
        {person.identities.slice(0, 8).map((identity) => (
          <li key={identity.identityId}>
            <IdentityLine identity={identity} />
          </li>
        ))}
      </ul>
      <p className={classes["fine"]}>
        {countText(person.conversations)} {person.conversations === 1 ? "conversation" : "conversations"}
        {person.since !== null && `, since ${dateText(person.since)}`}
      </p>
    </section>
  );
}
