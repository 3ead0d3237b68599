import type { ShownRule } from "@firsthand/govern/quality/contract";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { LineCounter, parseDocument, stringify } from "yaml";

import { api } from "../../../api/client.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { type LineProblem, YamlEditor } from "../../../parts/yaml-editor.tsx";

/** A rule as a text that can be changed. What was typed stays when somebody else was quicker, or it is refused. */
export function RuleEditor({ rule, onClose }: { readonly rule: ShownRule; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [text, setText] = useState(() => stringify(rule.body));
  const [why, setWhy] = useState("");
  const [begun] = useState(rule.version);
  const read = readYaml(text);
  const save = useMutation({
    ...api.quality.rules.save.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.quality.key() });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title="Change the rule"
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack gap="sm">
        <YamlEditor label="The rule" text={text} problems={read.problems} onChange={setText} />
        <TextInput label="Why" value={why} maxLength={500} required onChange={(event) => setWhy(event.target.value)} />
        <FailureNote error={save.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={save.isPending}
            disabled={read.problems.length > 0 || why.trim() === ""}
            // What the text means is checked by the server, which names the place that is wrong.
            onClick={() => save.mutate({ id: rule.id, body: read.value as ShownRule["body"], why, ifVersion: begun })}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function readYaml(text: string): { value: unknown; problems: readonly LineProblem[] } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const problems = document.errors.map(({ message, pos }) => ({ line: lineCounter.linePos(pos[0]).line, message }));
  return { value: problems.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }), problems };
}
