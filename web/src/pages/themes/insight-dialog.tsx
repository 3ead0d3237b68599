import { frontOfficeFunctions, type FrontOfficeFunction } from "@firsthand/kernel/functions";
import type { ShownTheme } from "@firsthand/learn/themes/contract";
import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type SyntheticEvent, useState } from "react";

import { client } from "../../api/client.ts";
import { functionText } from "../../format/words.ts";
import { FailureNote } from "../../parts/note.tsx";
import { SuggestTitle } from "./suggest-title.tsx";
import { growthText } from "./words.ts";

/** Makes an insight of a theme, with its messages as evidence. */
export function InsightDialog({
  theme,
  onClose,
}: {
  readonly theme: ShownTheme & { readonly since: string; readonly until: string };
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const [title, setTitle] = useState(theme.name.slice(0, 100));
  const [says, setSays] = useState(`${theme.customers} customers speak of it. ${growthText(theme)}.`);
  const [concerned, setConcerned] = useState<FrontOfficeFunction>("product");
  const make = useMutation({
    mutationFn: () =>
      client.insights.add({
        title,
        says,
        function: concerned,
        unit: null,
        evidence: {
          filter: { words: theme.phrases },
          since: theme.since,
          until: theme.until,
          messageIds: theme.verbatims.map(({ messageId }) => messageId),
          theme: theme.name.slice(0, 200),
        },
      }),
    onSuccess: ({ id }) => navigate({ to: "/insights/$insight", params: { insight: id } }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (title.trim() !== "" && says.trim() !== "") make.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Make it an insight" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Title"
            value={title}
            maxLength={100}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <SuggestTitle theme={theme.id} title={title} onTitle={setTitle} />
          <Textarea
            label="What it says"
            autosize
            minRows={2}
            value={says}
            onChange={(event) => setSays(event.currentTarget.value)}
          />
          <NativeSelect
            label="Who is concerned"
            value={concerned}
            data={frontOfficeFunctions.map((one) => ({ value: one, label: functionText(one) }))}
            onChange={({ currentTarget }) =>
              setConcerned(frontOfficeFunctions.find((one) => one === currentTarget.value) ?? "product")
            }
          />
          <FailureNote error={make.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make the insight
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
