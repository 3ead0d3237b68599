import { ADMINISTRATOR, type Grant, type Member } from "@firsthand/govern/access/contract";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { GrantsEditor } from "../../../access/grants-editor.tsx";
import { isWhole, withoutRepeats } from "../../../access/outcome.ts";
import { useRoles, useUnits } from "../../../access/use-roles.ts";
import { client } from "../../../api/client.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useUnitsOf } from "../../../shell/session.ts";

interface ChangeGrantsProps {
  readonly member: Member;
  /** Whether there is no other administrator. */
  readonly last: boolean;
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
}

/** Gives a member other roles. */
export function ChangeGrants({ member: { id, name, grants }, last, onChanged, onClose }: ChangeGrantsProps) {
  const [wanted, setWanted] = useState<readonly Grant[]>(grants);
  const roles = useRoles();
  const units = useUnits();
  const within = useUnitsOf("access.manage");
  const save = useMutation({
    mutationFn: () => client.access.setGrants({ id, grants: withoutRepeats(wanted) }),
    onSuccess: async () => {
      await onChanged();
      notifications.show({ message: `The roles of ${name} are changed. They hold at once.` });
      onClose();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const failed = roles.error ?? units.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`The roles of ${name}`}
      size="xl"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {roles.data && units.data ? (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <GrantsEditor
              value={wanted}
              onChange={setWanted}
              roles={roles.data}
              units={units.data}
              name={name}
              within={within}
              mayEmpty={within !== undefined}
              fixed={(grant) =>
                last && grant.role === ADMINISTRATOR && isWhole(grant)
                  ? "Nobody else is an administrator: make somebody else one before this role can be taken away."
                  : undefined
              }
            />
            <FailureNote error={save.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending}>
                Save the roles
              </Button>
            </Group>
          </Stack>
        </form>
      ) : failed ? (
        <ErrorState error={failed} retry={() => Promise.all([roles.refetch(), units.refetch()])} />
      ) : (
        <RowsSkeleton rows={2} height={48} />
      )}
    </Modal>
  );
}
