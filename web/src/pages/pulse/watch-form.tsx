import type { MessageFilter } from "@firsthand/learn/filters/contract";
import type { PulsePeople, Told, WatchKind, WatchStep } from "@firsthand/learn/pulse/contract";
import { Checkbox, MultiSelect, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { MessageFilterFields } from "../../parts/message-filter/message-filter.tsx";
import classes from "./pulse.module.css";
import { sensitivities } from "./words.ts";

/** What somebody says of a watch. */
export interface WatchDraft {
  readonly name: string;
  readonly filter: MessageFilter;
  readonly kind: WatchKind;
  /** Empty: by how much there is. */
  readonly step: WatchStep | "";
  readonly sensitivity: string;
  readonly told: readonly Told[];
  readonly enabled: boolean;
}

/** The draft as the server takes it. */
export function inputOf({ step, sensitivity, told, ...draft }: WatchDraft) {
  return { ...draft, told: [...told], sensitivity: Number(sensitivity), ...(step === "" ? {} : { step }) };
}

/** The fields of a watch. */
export function WatchFields({
  draft,
  onChange,
}: {
  readonly draft: WatchDraft;
  readonly onChange: (draft: WatchDraft) => void;
}) {
  const { data: people } = useQuery({ ...api.pulse.people.queryOptions(), meta: { topics: ["access"] } });
  const change = (changes: Partial<WatchDraft>) => onChange({ ...draft, ...changes });
  return (
    <>
      <TextInput
        label="Name"
        value={draft.name}
        maxLength={120}
        required
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <MessageFilterFields value={draft.filter} onChange={(filter) => change({ filter })} />
      <div className={classes["pair"]}>
        <div>
          <SegmentedControl
            aria-label="What is watched"
            value={draft.kind}
            data={[
              { value: "count", label: "How many" },
              { value: "share", label: "Which share" },
            ]}
            onChange={(kind) => change({ kind: kind === "share" ? "share" : "count" })}
          />
        </div>
        <NativeSelect
          label="Looked at"
          value={draft.step}
          data={[
            { value: "", label: "By how much there is" },
            { value: "quarter", label: "Every quarter of an hour" },
            { value: "hour", label: "Every hour" },
            { value: "day", label: "Every day" },
          ]}
          onChange={({ currentTarget }) => change({ step: stepOf(currentTarget.value) })}
        />
        <NativeSelect
          label="Sensitivity"
          value={draft.sensitivity}
          data={sensitivityChoices(draft.sensitivity)}
          onChange={({ currentTarget }) => change({ sensitivity: currentTarget.value })}
        />
      </div>
      <TellFields people={people} told={draft.told} onChange={(told) => change({ told })} />
      <Checkbox
        label="Watches"
        description="Without it nothing is counted and nobody is told."
        checked={draft.enabled}
        onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
      />
    </>
  );
}

function TellFields({
  people,
  told,
  onChange,
}: {
  readonly people: PulsePeople | undefined;
  readonly told: readonly Told[];
  readonly onChange: (told: readonly Told[]) => void;
}) {
  const named = (kind: Told["kind"], all: PulsePeople["roles"] | undefined) => ({
    group: kind === "role" ? "Roles" : "Members",
    items: (all ?? []).map(({ id, name }) => ({ value: `${kind}:${id}`, label: name })),
  });
  return (
    <MultiSelect
      label="Who is told"
      description={
        people?.mail === false
          ? "They see a banner in the app. Mails go out once a mail server is set. Nobody named: everybody who may see it."
          : "They see a banner in the app and get one mail. Nobody named: everybody who may see it, without mail."
      }
      value={told.map(({ kind, id }) => `${kind}:${id}`)}
      data={[named("role", people?.roles), named("member", people?.members)]}
      searchable
      clearable
      hidePickedOptions
      maxValues={50}
      nothingFoundMessage="Nobody by this name"
      onChange={(values) =>
        onChange(
          values.map((value) => ({
            kind: value.startsWith("role:") ? ("role" as const) : ("member" as const),
            id: value.slice(value.indexOf(":") + 1),
          })),
        )
      }
    />
  );
}

function stepOf(value: string): WatchDraft["step"] {
  return value === "quarter" || value === "hour" || value === "day" ? value : "";
}

/** A sensitivity that was set by the API stays choosable. */
function sensitivityChoices(value: string) {
  const known = sensitivities.some((one) => one.value === value);
  return [...sensitivities, ...(known ? [] : [{ value, label: value }])];
}
