import type { ShownEntry } from "@firsthand/govern/quality/contract";
import { Button, Checkbox, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { OwnerInput, type SaidOwner } from "./owner-input.tsx";

/** What people say of an entry. What was typed stays when somebody else was quicker. */
export function DescribeDialog({ entry, onClose }: { readonly entry: ShownEntry; readonly onClose: () => void }) {
  const { kind, id, version } = entry;
  const queries = useQueryClient();
  const [begun] = useState(version);
  const [said, setSaid] = useState<SaidOwner>({ owner: entry.owner ?? "", ownerId: entry.ownerId });
  const [description, setDescription] = useState(entry.described ? entry.description : "");
  const [decides, setDecides] = useState(entry.decides);
  const save = useMutation({
    ...api.quality.catalogue.describe.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.quality.key() });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={entry.title}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="sm">
        <OwnerInput value={said.owner} onChange={setSaid} />
        <Textarea
          label="Description"
          description="Empty for what the product says of it."
          placeholder={entry.described ? "" : entry.description}
          autosize
          minRows={3}
          maxLength={2000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {(kind === "source" || kind === "table") && (
          <Checkbox
            label="Decisions about customers run on it"
            description="Then its age is looked at every five minutes, for the figure about the age of data."
            checked={decides}
            onChange={(event) => setDecides(event.currentTarget.checked)}
          />
        )}
        <FailureNote error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ kind, id, ...said, description, decides, ifVersion: begun })}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
