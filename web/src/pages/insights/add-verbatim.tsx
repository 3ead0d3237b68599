import { Button, Group, Modal, NativeSelect, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { RowsSkeleton } from "../../parts/states.tsx";

/** Puts a message under a finding that is there, or begins a new one with it. */
export function AddVerbatimDialog({ message, onClose }: { readonly message: string; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const { data, error } = useQuery({ ...api.insights.list.queryOptions({ input: {} }), meta: { topics: ["insight"] } });
  const add = useMutation({
    mutationFn: (id: string) => client.insights.addVerbatims({ id, messageIds: [message] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.insights.key() });
      onClose();
    },
  });
  const rows = data?.rows ?? [];
  const id = chosen === "" ? (rows[0]?.id ?? "") : chosen;
  return (
    <Modal opened onClose={onClose} title="Add to a finding" closeButtonProps={{ "aria-label": "Close" }}>
      <Stack gap="sm">
        {!data ? (
          error ? (
            <FailureNote error={error} />
          ) : (
            <RowsSkeleton rows={1} height={56} />
          )
        ) : rows.length === 0 ? (
          <Note>There is no finding yet. Record one with this message.</Note>
        ) : (
          <NativeSelect
            label="Finding"
            value={id}
            data={rows.map((row) => ({ value: row.id, label: row.title }))}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
          />
        )}
        <FailureNote error={add.error} />
        <Group justify="flex-end" gap="xs">
          <LinkButton to="/insights/new" search={{ messages: [message] }} variant="default">
            Record a new one
          </LinkButton>
          <Button disabled={id === ""} loading={add.isPending} onClick={() => add.mutate(id)}>
            Add it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
