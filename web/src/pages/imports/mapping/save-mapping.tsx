import type { SavedMapping } from "@firsthand/engage/imports/contract";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { failureOf } from "../../../api/problem.ts";
import { FailureNote, Note } from "../../../parts/note.tsx";

/** Saves a mapping file under a name; a name that is taken is replaced only after it was said. */
export function SaveMapping({
  text,
  saved,
  suggested,
  onClose,
}: {
  readonly text: string;
  readonly saved: readonly SavedMapping[];
  readonly suggested: string;
  readonly onClose: (name?: string) => void;
}) {
  const [name, setName] = useState(suggested);
  const queries = useQueryClient();
  const save = useMutation({
    ...api.imports.mappings.save.mutationOptions(),
    onSuccess: async ({ name: kept }) => {
      notifications.show({ message: `Saved as ${kept}.` });
      await queries.invalidateQueries({ queryKey: api.imports.mappings.key() });
      onClose(kept);
    },
    onError: async (error) => {
      if (failureOf(error).status === 409) await queries.invalidateQueries({ queryKey: api.imports.mappings.key() });
    },
  });
  const taken = saved.find((one) => one.name === name.trim());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), text, ifVersion: taken?.version ?? 0 });
  };
  const fault = issuesOf(save.error)["name"];
  return (
    <Modal
      opened
      onClose={() => onClose()}
      title="Save the mapping file"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            description="It can be chosen for later files of the same kind."
            data-autofocus
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            error={fault}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {taken && <Note tone="warning">There is a mapping of this name; it will be replaced.</Note>}
          {fault === undefined && <FailureNote error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => onClose()}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {taken ? "Replace it" : "Save"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
