import type { ShownTheme } from "@firsthand/learn/themes/contract";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { countText } from "../../format/numbers.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { SuggestTitle } from "./suggest-title.tsx";

/** Makes a topic of a theme: its messages become the first examples. */
export function TopicDialog({ theme, onClose }: { readonly theme: ShownTheme; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [title, setTitle] = useState(theme.name.slice(0, 80));
  const [parent, setParent] = useState("");
  const { data } = useQuery(api.taxonomy.show.queryOptions());
  const examples = [...theme.verbatims.flatMap(({ text }) => text ?? []), ...theme.phrases].map((text) =>
    text.slice(0, 1000),
  );
  const make = useMutation({
    mutationFn: () => client.taxonomy.add({ title, parent: parent === "" ? null : parent, examples }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.taxonomy.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (title.trim() !== "") make.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Make it a topic" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Title"
            value={title}
            maxLength={80}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <SuggestTitle theme={theme.id} title={title} onTitle={setTitle} />
          <NativeSelect
            label="Below"
            value={parent}
            data={[
              { value: "", label: "Nothing: a branch of its own" },
              ...(data?.topics ?? []).map(({ id, title: name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setParent(event.currentTarget.value)}
          />
          <p>{`Its ${countText(examples.length)} most telling messages and phrases become the first examples; more make it surer.`}</p>
          <FailureNote error={make.error} />
          {make.data && (
            <Note tone="positive" told="status" title="The topic stands">
              Messages are read with it once a new version was trained.
            </Note>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={make.isPending} disabled={make.isSuccess}>
              Make the topic
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
