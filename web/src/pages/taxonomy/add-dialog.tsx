import type { TaxonomyShown } from "@firsthand/learn/taxonomy/contract";
import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import { namesOf } from "../../format/taxonomy-words.ts";
import { FunctionField, linesOf } from "./fields.tsx";

/** Adds a topic or an intent, with examples that it is learnt from. */
export function AddDialog({ tree, onClose }: { readonly tree: TaxonomyShown; readonly onClose: () => void }) {
  const navigate = useNavigate({ from: "/taxonomy" });
  const [kind, setKind] = useState<"topic" | "intent">("topic");
  const [parent, setParent] = useState("");
  const [title, setTitle] = useState("");
  const [about, setAbout] = useState("");
  const [concerned, setConcerned] = useState<string | null>(null);
  const [examples, setExamples] = useState("");
  const done = ({ id }: { readonly id: string }) => {
    onClose();
    void navigate({ search: { [kind]: id } });
  };
  const topic = useMutation({ ...api.taxonomy.add.mutationOptions(), onSuccess: done });
  const intent = useMutation({ ...api.taxonomy.addIntent.mutationOptions(), onSuccess: done });
  const save = () => {
    const given = { title, about, function: concerned, examples: linesOf(examples) };
    if (kind === "topic") topic.mutate({ ...given, parent: parent === "" ? null : parent });
    else intent.mutate(given);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Add a topic or an intent"
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="sm">
          <SegmentedControl
            aria-label="Kind"
            value={kind}
            data={[
              { value: "topic", label: "Topic" },
              { value: "intent", label: "Intent" },
            ]}
            onChange={(value) => setKind(value === "intent" ? "intent" : "topic")}
          />
          <TextInput
            label="Title"
            required
            maxLength={80}
            value={title}
            data-autofocus
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {kind === "topic" && (
            <NativeSelect
              label="Below"
              value={parent}
              data={[{ value: "", label: "At the top" }, ...namesOf(tree).topics]}
              onChange={(event) => setParent(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="What it is"
            maxLength={300}
            value={about}
            onChange={(event) => setAbout(event.currentTarget.value)}
          />
          <FunctionField value={concerned} onChange={setConcerned} />
          <Textarea
            label="Examples"
            description="One a line, as customers word it; ten or more teach it well"
            autosize
            minRows={4}
            maxRows={12}
            value={examples}
            onChange={(event) => setExamples(event.currentTarget.value)}
          />
          <FailureNote error={topic.error ?? intent.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={topic.isPending || intent.isPending}>
              Add
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
