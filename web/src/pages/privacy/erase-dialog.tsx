import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";

const WORD = "erase";

/** Asks for a word before somebody is erased: there is no way back. */
export function EraseDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const cache = useQueryClient();
  const erase = useMutation({
    mutationFn: () => client.privacy.erase({ id, confirm: WORD }),
    onSuccess: (now) => {
      cache.setQueryData(api.privacy.request.queryKey({ input: { id } }), now);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Erase this customer?" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p>
            Their names, addresses and words go for good, out of the log, the quarantine, the search and the record.
            There is no way back.
          </p>
          <TextInput
            data-autofocus
            label={`Write "${WORD}" to confirm`}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <FailureNote error={erase.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" loading={erase.isPending} disabled={typed.trim().toLowerCase() !== WORD}>
              Erase for good
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
