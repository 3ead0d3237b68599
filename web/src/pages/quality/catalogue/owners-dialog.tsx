import type { Entry } from "@firsthand/govern/quality/contract";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "../../../api/client.ts";
import { countText } from "../../../format/numbers.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { OwnerInput, type SaidOwner } from "./owner-input.tsx";

/** One owner for several entries at once. */
export function OwnersDialog({
  entries,
  onClose,
  onDone,
}: {
  readonly entries: readonly Entry[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const queries = useQueryClient();
  const [said, setSaid] = useState<SaidOwner>({ owner: "", ownerId: null });
  const own = useMutation({
    ...api.quality.catalogue.own.mutationOptions(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.quality.key() }),
    onSuccess: onDone,
  });
  const save = () =>
    own.mutate({ ...said, entries: entries.map(({ kind, id, version }) => ({ kind, id, ifVersion: version })) });
  return (
    <Modal opened onClose={onClose} title="Name an owner" centered closeButtonProps={{ "aria-label": "Close" }}>
      <Stack gap="sm">
        <p>
          {entries.length === 1 ? (entries[0]?.title ?? "") : `${countText(entries.length)} entries of the catalogue`}
        </p>
        <OwnerInput value={said.owner} onChange={setSaid} />
        <FailureNote error={own.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={own.isPending} onClick={save}>
            {said.owner.trim() === "" ? "Nobody owns it" : "Save"}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
