import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";

export type Settling = "extend" | "refused" | "done";

const words: Readonly<Record<Settling, { title: string; says: string; label: string; verb: string }>> = {
  extend: {
    title: "Take two months more?",
    says: "That is allowed where requests are complex or many. Tell the customer within the first month, with the reason.",
    label: "Why does it take longer?",
    verb: "Take longer",
  },
  refused: {
    title: "Refuse the request?",
    says: "Tell the customer why, and that they may complain to the authority for data protection.",
    label: "Why is it refused?",
    verb: "Refuse",
  },
  done: {
    title: "Is the request answered?",
    says: "It goes to the ended ones. Nothing is handed out or erased by this.",
    label: "How was it answered?",
    verb: "It is answered",
  },
};

/** Asks for the reason of an end or a later day, and keeps what was typed when it fails. */
export function SettleDialog({
  id,
  what,
  onClose,
}: {
  readonly id: string;
  readonly what: Settling;
  readonly onClose: () => void;
}) {
  const [why, setWhy] = useState("");
  const cache = useQueryClient();
  const settle = useMutation({
    mutationFn: () =>
      what === "extend" ? client.privacy.extend({ id, why }) : client.privacy.end({ id, state: what, why }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: api.privacy.key() });
      onClose();
    },
  });
  const { title, says, label, verb } = words[what];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p>{says}</p>
          <Textarea
            data-autofocus
            required
            label={label}
            value={why}
            maxLength={1000}
            autosize
            minRows={2}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <FailureNote error={settle.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={settle.isPending} disabled={why.trim() === ""}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
