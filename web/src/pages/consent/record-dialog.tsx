import type { ConsentChannel, PersonConsents } from "@firsthand/govern/consent/contract";
import { Button, Group, Modal, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import { channelWords } from "./consent-words.ts";
import classes from "./consent.module.css";

/** Records what a customer said to somebody: on the telephone, at a counter, in a letter. */
export function RecordDialog({
  id,
  standing,
  onClose,
}: {
  readonly id: string;
  readonly standing: PersonConsents["standing"];
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const titles = new Map(standing.map(({ purpose, title }) => [purpose, title]));
  const [purpose, setPurpose] = useState(
    () => (standing.find(({ basis }) => basis === "consent") ?? standing[0])?.purpose ?? "",
  );
  const channels = standing.filter((row) => row.purpose === purpose).map(({ channel }) => channel);
  const [wanted, setChannel] = useState<ConsentChannel>();
  const channel = channels.find((one) => one === wanted) ?? channels[0];
  const [state, setState] = useState<"given" | "withdrawn">("given");
  const [proof, setProof] = useState("");
  const record = useMutation({
    ...api.consent.record.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.consent.key() });
      onClose();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!channel) return;
    const said = proof.trim();
    record.mutate({ id, purpose, channel, state, ...(said === "" ? {} : { proof: said }) });
  };
  return (
    <Modal opened centered onClose={onClose} title="Record what they said" closeButtonProps={{ "aria-label": "Close" }}>
      <form className={classes["form"]} onSubmit={submit}>
        <SegmentedControl
          fullWidth
          aria-label="What they said"
          value={state}
          data={[
            { value: "given", label: "They agree" },
            { value: "withdrawn", label: "They withdraw" },
          ]}
          onChange={(value) => setState(value === "given" ? "given" : "withdrawn")}
        />
        <Select
          label="To what"
          allowDeselect={false}
          value={purpose}
          data={[...titles].map(([value, label]) => ({ value, label }))}
          onChange={(value) => setPurpose(value ?? purpose)}
        />
        <Select
          label="By which way"
          allowDeselect={false}
          value={channel ?? null}
          data={channels.map((value) => ({ value, label: channelWords[value] }))}
          onChange={(value) => setChannel(channels.find((one) => one === value))}
        />
        <TextInput
          label="Proof"
          description="Where it can be seen: a form, a call, a letter"
          value={proof}
          maxLength={500}
          onChange={(event) => setProof(event.currentTarget.value)}
        />
        <FailureNote error={record.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={record.isPending} disabled={!channel}>
            Record it
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
