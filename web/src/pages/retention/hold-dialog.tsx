import type { Subject } from "@firsthand/govern/privacy/contract";
import type { HeldWhat } from "@firsthand/govern/retention/contract";
import { Button, Group, Modal, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { plainText } from "../../format/words.ts";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { subjectName } from "../privacy/request-words.ts";
import { SubjectFinder } from "../privacy/subject-finder.tsx";
import classes from "./retention.module.css";

type Kind = HeldWhat["kind"];
const kinds = [
  { value: "person", label: "Person" },
  { value: "conversation", label: "Conversation" },
  { value: "scope", label: "Part of the log" },
] as const;

interface Asked {
  readonly kind: Kind;
  /** Who was found; whoever may not search gives an id. */
  readonly person: Subject | null;
  readonly id: string;
  readonly channel: string | null;
  readonly unit: string | null;
  readonly since: string;
  readonly until: string;
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Holds a person, a conversation, or a part of the log. */
export function HoldDialog({
  channels,
  units,
  onClose,
}: {
  readonly channels: readonly string[];
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked>({
    kind: "person",
    person: null,
    id: "",
    channel: null,
    unit: null,
    since: "",
    until: "",
  });
  const [why, setWhy] = useState("");
  const [endsAt, setEndsAt] = useState("");
  const mayFind = useMay("privacy.requests");
  const hold = useMutation({
    ...api.retention.holds.make.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.retention.key() });
      onClose();
    },
  });
  const set = (change: Partial<Asked>) => setAsked({ ...asked, ...change });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    hold.mutate({ what: whatOf(asked), why, endsAt: instantOf(endsAt) });
  };
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title="Hold data"
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form className={classes["form"]} onSubmit={submit}>
        <SegmentedControl
          fullWidth
          aria-label="What is held"
          value={asked.kind}
          data={[...kinds]}
          onChange={(value) => set({ kind: kinds.find((one) => one.value === value)?.value ?? "person" })}
        />
        {asked.kind === "scope" ? (
          <ScopeFields asked={asked} set={set} channels={channels} units={units} />
        ) : asked.kind === "person" && mayFind ? (
          <PersonField person={asked.person} onChange={(person) => set({ person })} />
        ) : (
          <TextInput
            label={asked.kind === "person" ? "Address of the page of the person" : "Address of the conversation"}
            description="Open it and copy the address from the browser; its id is enough."
            required
            value={asked.id}
            onChange={(event) => set({ id: event.currentTarget.value })}
          />
        )}
        <TextInput
          label="Why"
          required
          value={why}
          maxLength={500}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Until"
          description="Empty: until somebody lets go"
          value={endsAt}
          onChange={(event) => setEndsAt(event.currentTarget.value)}
        />
        <FailureNote error={hold.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={hold.isPending}
            disabled={asked.kind === "person" && mayFind && asked.person === null}
          >
            Hold
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function PersonField({
  person,
  onChange,
}: {
  readonly person: Subject | null;
  readonly onChange: (person: Subject | null) => void;
}) {
  if (!person) return <SubjectFinder onChoose={onChange} />;
  return (
    <div className={classes["buttons"]}>
      <strong>{subjectName(person)}</strong>
      <Button variant="subtle" size="compact-sm" onClick={() => onChange(null)}>
        Somebody else
      </Button>
    </div>
  );
}

function ScopeFields({
  asked,
  set,
  channels,
  units,
}: {
  readonly asked: Asked;
  readonly set: (change: Partial<Asked>) => void;
  readonly channels: readonly string[];
  readonly units: readonly string[];
}) {
  return (
    <div className={classes["pair"]}>
      <Select
        label="Channel"
        placeholder="Every channel"
        clearable
        clearButtonProps={{ "aria-label": "Every channel" }}
        value={asked.channel}
        data={channels.map((value) => ({ value, label: plainText(value) }))}
        onChange={(channel) => set({ channel })}
      />
      <Select
        label="Unit, with all below it"
        placeholder="The whole organisation"
        clearable
        searchable
        clearButtonProps={{ "aria-label": "The whole organisation" }}
        value={asked.unit}
        data={[...units]}
        onChange={(unit) => set({ unit })}
      />
      <TextInput
        type="date"
        label="Said from"
        value={asked.since}
        onChange={(event) => set({ since: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Said before"
        value={asked.until}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </div>
  );
}

function whatOf({ kind, person, id, channel, unit, since, until }: Asked): HeldWhat {
  const found = ID.exec(id)?.[0] ?? id.trim();
  if (kind === "person") return { kind, personId: person?.personId ?? found };
  if (kind === "conversation") return { kind, conversationId: found };
  return { kind, channel, unit, since: instantOf(since), until: instantOf(until) };
}

/** The beginning of a day in UTC; of an empty field null. */
function instantOf(day: string): string | null {
  return day === "" ? null : `${day}T00:00:00Z`;
}
