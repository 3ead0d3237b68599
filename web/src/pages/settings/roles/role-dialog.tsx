import type { Role } from "@firsthand/govern/access/contract";
import type { Permission } from "@firsthand/kernel/permissions";
import { Button, Group, Modal, NativeSelect, Stack, TextInput, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { permissionsOf } from "../../../access/outcome.ts";
import { PermissionPicker } from "../../../access/permission-picker.tsx";
import { api, client } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { failureOf } from "../../../api/problem.ts";
import { fullText } from "../../../format/dates.ts";
import { FailureNote, Note } from "../../../parts/note.tsx";
import { useSignedIn } from "../../../shell/session.ts";
import { roleNameOf } from "./role-name.ts";

interface RoleDialogProps {
  /** Undefined: a new one. */
  readonly role: Role | undefined;
  readonly roles: readonly Role[];
  readonly onClose: () => void;
}

interface Draft {
  readonly title: string;
  readonly words: string;
  readonly permissions: readonly Permission[];
}

/** Makes or changes a role; what was typed stays when somebody else was quicker. */
export function RoleDialog({ role, roles, onClose }: RoleDialogProps) {
  const [draft, setDraft] = useState<Draft>(role ?? { title: "", words: "", permissions: [] });
  const [base, setBase] = useState(role?.version ?? null);
  const [fault, setFault] = useState<string>();
  const { may } = useSignedIn();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.roles.key() });
  const now = roles.find((one) => one.role === role?.role);
  const moved = now !== undefined && now.version !== base ? now : undefined;
  const save = useMutation({
    mutationFn: () =>
      client.access.saveRole({
        role: role?.role ?? roleNameOf(draft.title, new Set(roles.map((one) => one.role))),
        title: draft.title,
        words: draft.words,
        permissions: [...draft.permissions],
        ifVersion: base,
      }),
    onSuccess: async ({ title }) => {
      onClose();
      await refresh();
      notifications.show({ message: `The role ${title} is saved. It holds at once.` });
    },
    onError: async (error) => {
      if (failureOf(error).status === 409) await refresh();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = draft.title.trim() === "" ? "Write what the role is called." : undefined;
    setFault(found);
    if (found === undefined) save.mutate();
  };
  const settle = (version: number) => {
    setBase(version);
    save.reset();
  };
  const told = issuesOf(save.error)["title"];
  const had = role?.permissions ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={role ? `The role ${role.title}` : "Make a role"}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Title"
            data-autofocus
            maxLength={100}
            value={draft.title}
            error={fault ?? told}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, title: value })}
          />
          <Textarea
            label="What it is for"
            maxLength={300}
            autosize
            minRows={1}
            maxRows={4}
            value={draft.words}
            onChange={({ currentTarget: { value } }) => setDraft({ ...draft, words: value })}
          />
          {!role && <BeginWith roles={roles} onChosen={(permissions) => setDraft({ ...draft, permissions })} />}
          <PermissionPicker
            value={draft.permissions}
            onChange={(permissions) => setDraft({ ...draft, permissions })}
            barred={(id) => (may.includes(id) || had.includes(id) ? undefined : "You may not do this yourself")}
          />
          {moved ? (
            <Quicker
              now={moved}
              onTheirs={() => {
                setDraft(moved);
                settle(moved.version);
              }}
              onMine={() => settle(moved.version)}
            />
          ) : (
            told === undefined && <FailureNote error={save.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={moved !== undefined}>
              Save the role
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function BeginWith({
  roles,
  onChosen,
}: {
  readonly roles: readonly Role[];
  readonly onChosen: (permissions: readonly Permission[]) => void;
}) {
  const [chosen, setChosen] = useState("");
  return (
    <NativeSelect
      label="Begin with what another role may do"
      data={[{ value: "", label: "No role" }, ...roles.map(({ role, title }) => ({ value: role, label: title }))]}
      value={chosen}
      onChange={({ currentTarget: { value } }) => {
        setChosen(value);
        if (value !== "") onChosen(permissionsOf(value, roles));
      }}
    />
  );
}

/** Somebody saved the role while it was being changed here. */
function Quicker({
  now,
  onTheirs,
  onMine,
}: {
  readonly now: Role;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}) {
  return (
    <Note
      tone="warning"
      told="alert"
      title={`${now.changedBy ?? "Somebody"} changed this role meanwhile`}
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
      {now.changedAt !== null && `At ${fullText(now.changedAt)}. `}Nothing of yours is saved yet.
    </Note>
  );
}
