import { type Unit, unitKinds } from "@firsthand/govern/access/contract";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { unitChoices, withBelow } from "../../../access/unit-choices.ts";
import { api, client } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { failureOf } from "../../../api/problem.ts";
import { plainText } from "../../../format/words.ts";
import { useUnitsOf } from "../../../shell/session.ts";
import { FailureNote, Note } from "../../../parts/note.tsx";
import { MaskField } from "./mask-field.tsx";
import { inheritedMask } from "./mask-words.ts";

interface UnitDialogProps {
  /** Undefined: one that nobody knows yet. */
  readonly unit: Unit | undefined;
  readonly units: readonly Unit[];
  readonly onClose: () => void;
}

type Draft = Pick<Unit, "name" | "parent" | "kind" | "rules">;

const fresh: Draft = { name: "", parent: null, kind: "brand", rules: { mask: { value: null, locked: false } } };

/** Places a unit in the tree, and sets its rules. */
export function UnitDialog({ unit, units, onClose }: UnitDialogProps) {
  const [draft, setDraft] = useState<Draft>(unit ?? fresh);
  const [base, setBase] = useState(unit?.version ?? null);
  const [fault, setFault] = useState<string>();
  const queries = useQueryClient();
  const now = units.find(({ name }) => name === unit?.name);
  const moved = now !== undefined && now.version !== base ? now : undefined;
  const bounded = useUnitsOf("access.manage");
  const movable = bounded === undefined || (unit?.parent != null && bounded.includes(unit.parent));
  const above = inheritedMask(units, draft.parent, now);
  const save = useMutation({
    mutationFn: () => {
      const { name, parent, kind, rules } = draft;
      // What is locked above cannot be said otherwise here, so it is not said at all.
      const mask = above.locked ? { value: null, locked: false } : rules.mask;
      return client.access.saveUnit({ name, parent, kind, rules: { mask }, ifVersion: base });
    },
    onSuccess: (all) => {
      queries.setQueryData(api.access.units.queryKey(), all);
      notifications.show({ message: `${draft.name.trim()} is saved. It holds at once.` });
      onClose();
    },
    onError: async (error) => {
      if (failureOf(error).status === 409) await queries.invalidateQueries({ queryKey: api.access.units.key() });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = draft.name.trim() === "" ? "Write the name as messages name it." : undefined;
    setFault(found);
    if (found === undefined) save.mutate();
  };
  const settle = (to: Unit, theirs: boolean) => {
    setBase(to.version);
    if (theirs) setDraft(to);
    save.reset();
  };
  const own = unit === undefined ? new Set<string>() : withBelow(units, unit.name);
  const told = issuesOf(save.error)["name"];
  return (
    <Modal
      opened
      onClose={onClose}
      title={unit === undefined ? "Add a unit" : `The unit ${unit.name}`}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {unit === undefined && (
            <TextInput
              label="Name"
              description="Exactly as messages name it"
              data-autofocus
              maxLength={200}
              value={draft.name}
              error={fault ?? told}
              onChange={({ currentTarget: { value } }) => setDraft({ ...draft, name: value })}
            />
          )}
          <NativeSelect
            label="Stands under"
            disabled={!movable}
            description={movable ? undefined : "Who administers the unit above may move it"}
            data={[
              ...(bounded ? [] : [{ value: "", label: "Nothing: at the top" }]),
              ...unitChoices(
                units.filter(
                  ({ name, version }) => version !== null && !own.has(name) && bounded?.includes(name) !== false,
                ),
                draft.parent,
              ),
            ]}
            value={draft.parent ?? ""}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, parent: value === "" ? null : value })}
          />
          <NativeSelect
            label="Kind"
            data={unitKinds.map((kind) => ({ value: kind, label: plainText(kind) }))}
            value={draft.kind}
            onChange={({ currentTarget: { value } }) =>
              setDraft({ ...draft, kind: unitKinds.find((kind) => kind === value) ?? "other" })
            }
          />
          <MaskField
            value={draft.rules.mask}
            above={above}
            onChange={(mask) => setDraft({ ...draft, rules: { ...draft.rules, mask } })}
          />
          {moved ? (
            <Quicker onTheirs={() => settle(moved, true)} onMine={() => settle(moved, false)} />
          ) : (
            told === undefined && <FailureNote error={save.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={moved !== undefined}>
              Save the unit
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Somebody saved the unit while it was being changed here. */
function Quicker({ onTheirs, onMine }: { readonly onTheirs: () => void; readonly onMine: () => void }) {
  return (
    <Note
      tone="warning"
      told="alert"
      title="Somebody changed this unit meanwhile"
      action={
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onTheirs}>
            Load what stands now
          </Button>
          <Button size="xs" variant="default" onClick={onMine}>
            Keep mine, and save over it
          </Button>
        </Group>
      }
    >
      Nothing of yours is saved yet.
    </Note>
  );
}
