import { Button, Group, Modal, Progress, SegmentedControl, NativeSelect, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { countText } from "../../format/numbers.ts";
import { failureOf } from "../../api/problem.ts";
import { FailureNote } from "../../parts/note.tsx";
import { YamlEditor } from "../../parts/yaml-editor.tsx";
import { useSavedMappings } from "../imports/mapping/saved-mappings.ts";
import { type Replay, type Replayed, replayAll } from "./replay.ts";

/** Tries things again: as they were read, with a saved mapping, or with one that is pasted. */
export function ReplayDialog({
  title,
  what,
  onDone,
  onClose,
}: {
  readonly title: string;
  readonly what: Replay;
  readonly onDone: (done: Replayed) => void;
  readonly onClose: () => void;
}) {
  const { data: saved = [] } = useSavedMappings();
  const [way, setWay] = useState("same");
  const [name, setName] = useState("");
  const [pasted, setPasted] = useState("");
  const [soFar, setSoFar] = useState<Replayed & { left: number }>();
  const chosen = saved.find((one) => one.name === name) ?? saved[0];
  const mapping = way === "saved" ? chosen?.text : way === "pasted" ? pasted : undefined;
  const replay = useMutation({
    mutationFn: () => replayAll({ ...what, ...(mapping === undefined ? {} : { mapping }) }, setSoFar),
    onSuccess: onDone,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    replay.mutate();
  };
  const { line, fault } = replay.error ? failureOf(replay.error).details : {};
  const missing = way !== "same" && (mapping === undefined || mapping.trim() === "");
  const tried = soFar ? soFar.understood + soFar.kept : 0;
  return (
    <Modal opened onClose={onClose} title={title} size="lg" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p>What is understood now goes into the log. What is not stays here with its reason; nothing is lost.</p>
          <SegmentedControl
            aria-label="How to read it"
            value={way}
            onChange={setWay}
            fullWidth
            data={[
              { value: "same", label: "As before" },
              { value: "saved", label: "Saved mapping", disabled: saved.length === 0 },
              { value: "pasted", label: "Another mapping" },
            ]}
          />
          {way === "saved" && (
            <NativeSelect
              label="Mapping"
              data={saved.map((one) => one.name)}
              value={chosen?.name ?? ""}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          {way === "pasted" && (
            <YamlEditor
              label="Mapping file to read it with"
              text={pasted}
              onChange={setPasted}
              problems={
                typeof line === "number" && replay.error
                  ? [{ line, message: typeof fault === "string" ? fault : failureOf(replay.error).message }]
                  : []
              }
            />
          )}
          {typeof line !== "number" && <FailureNote error={replay.error} />}
          {replay.isPending && soFar && (
            <div>
              <Progress value={(tried / Math.max(1, tried + soFar.left)) * 100} aria-label="How much was tried" />
              <output>
                {countText(soFar.understood)} understood, {countText(soFar.left)} left
              </output>
            </div>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={missing} loading={replay.isPending}>
              Try again
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
