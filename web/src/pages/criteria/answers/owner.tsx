import type { Somebody } from "@firsthand/transform/attestations/contract";
import { Button, NativeSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api } from "../../../api/client.ts";
import { useMay, useSignedIn } from "../../../shell/session.ts";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import { useAnswersChanged } from "./use-answers.ts";

interface OwnerProps {
  readonly criterion: string;
  readonly unit: string | null;
  readonly owner: Somebody | null;
  /** Who answers for the whole organisation, where a unit is looked at. */
  readonly whole: Somebody | null;
}

/** Who answers; who may change the model may name somebody else. */
export function Owner({ criterion, unit, owner, whole }: OwnerProps) {
  const [naming, setNaming] = useState(false);
  const mayName = [useMay("model.edit"), useMay("access.read:whole")].every(Boolean);
  const { person } = useSignedIn();
  return (
    <div className={classes["owner"]}>
      <p>
        <span className={classes["small"]}>Owner</span> {ownerText({ owner, whole, own: person.id, unit })}
      </p>
      {mayName && !naming && (
        <Button variant="subtle" size="compact-sm" onClick={() => setNaming(true)}>
          {owner === null ? "Name an owner" : "Change the owner"}
        </Button>
      )}
      {naming && <NameOwner criterion={criterion} unit={unit} owner={owner} onClose={() => setNaming(false)} />}
    </div>
  );
}

function ownerText({
  owner,
  whole,
  own,
  unit,
}: Pick<OwnerProps, "owner" | "whole" | "unit"> & { own: string }): string {
  if (owner !== null) return owner.id === own ? `${owner.name}, you` : owner.name;
  if (whole !== null) return `Nobody for ${unit}; for the whole organisation ${whole.name}`;
  return "Nobody is named. Whoever answers becomes the owner.";
}

interface NameOwnerProps {
  readonly criterion: string;
  readonly unit: string | null;
  readonly owner: Somebody | null;
  readonly onClose: () => void;
}

function NameOwner({ criterion, unit, owner, onClose }: NameOwnerProps) {
  const [chosen, setChosen] = useState(owner?.id ?? "");
  const { data, error } = useQuery({ ...api.access.members.queryOptions(), meta: { topics: ["access"] } });
  const changed = useAnswersChanged();
  const name = useMutation({
    ...api.attestations.own.mutationOptions(),
    onSuccess: async ({ owner: now }) => {
      await changed();
      notifications.show({ message: now === null ? "Nobody is named now." : `${now.name} answers from now on.` });
      onClose();
    },
  });
  const members = (data ?? []).filter(({ state }) => state === "active");
  const gone = owner !== null && !members.some(({ id }) => id === owner.id) ? [owner] : [];
  const choices = [
    { value: "", label: "Nobody" },
    ...gone.map(({ id, name: called }) => ({ value: id, label: `${called} (no member here)`, disabled: true })),
    ...members.map(({ id, name: called }) => ({ value: id, label: called })),
  ];
  return (
    <form
      className={classes["naming"]}
      aria-label="Name an owner"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        name.mutate({ criterion, ...(unit === null ? {} : { unit }), owner: chosen === "" ? null : chosen });
      }}
    >
      <NativeSelect
        label="Who answers"
        data={choices}
        value={chosen}
        disabled={data === undefined}
        onChange={({ currentTarget: { value } }) => setChosen(value)}
      />
      <div className={classes["buttons"]}>
        <Button type="submit" loading={name.isPending} disabled={data === undefined}>
          Save the owner
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <Failed error={name.error ?? error} />
    </form>
  );
}
