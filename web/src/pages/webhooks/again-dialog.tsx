import type { WebhookShown } from "@firsthand/engage/webhooks/contract";
import { Button, Checkbox, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { FailureNote, Note } from "../../parts/note.tsx";

const DAY = 86_400_000;

const today = (): string => new Date().toISOString().slice(0, 10);

/** Sends the events of some days again. */
export function AgainDialog({ endpoint, onClose }: { readonly endpoint: WebhookShown; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [failed, setFailed] = useState(endpoint.failed > 0);
  const send = useMutation({
    mutationFn: () =>
      client.webhooks.againSpan({
        id: endpoint.id,
        since: new Date(`${from}T00:00:00Z`).toISOString(),
        until: new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString(),
        failed,
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.webhooks.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (from !== "" && to !== "") send.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Send events again" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <p>
            Each goes under its own id, so that whoever keeps to the ids takes none twice. Events are kept for 30 days.
          </p>
          <Group grow>
            <TextInput type="date" label="From" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
            <TextInput
              type="date"
              label="To and with"
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </Group>
          <Checkbox
            label="Only those that were given up"
            checked={failed}
            onChange={(event) => setFailed(event.currentTarget.checked)}
          />
          <FailureNote error={send.error} />
          {send.data && (
            <Note tone="positive" told="status" title={`${countText(send.data.events)} events are sent again`} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={send.isPending}>
              Send again
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
