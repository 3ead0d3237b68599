import { type ConsentChannel, consentChannel, lawfulBasis, type Purpose } from "@firsthand/govern/consent/contract";
import { Button, Checkbox, Group, Modal, Select, Switch, TextInput, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import { basisWords, channelWords } from "./consent-words.ts";
import classes from "./consent.module.css";

/** Makes a purpose, or the next version of one; what customers were shown before stays readable. */
export function PurposeDialog({
  purpose,
  onClose,
}: {
  readonly purpose: Purpose | undefined;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [id, setId] = useState(purpose?.id ?? "");
  const [title, setTitle] = useState(purpose?.title ?? "");
  const [text, setText] = useState(purpose?.text ?? "");
  const [basis, setBasis] = useState<Purpose["basis"]>(purpose?.basis ?? "consent");
  const [channels, setChannels] = useState<readonly ConsentChannel[]>(purpose?.channels ?? ["email"]);
  const [active, setActive] = useState(purpose?.active ?? true);
  const save = useMutation({
    ...api.consent.purposes.save.mutationOptions(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.consent.key() });
      onClose();
    },
  });
  const issues = issuesOf(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate({ id, title, text, basis, channels: [...channels], active, ifVersion: purpose?.version ?? 0 });
  };
  const toggle = (channel: ConsentChannel, on: boolean) => {
    if (!on) setChannels(channels.filter((one) => one !== channel));
    else if (channel === "any") setChannels(["any"]);
    else setChannels([...channels.filter((one) => one !== "any"), channel]);
  };
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={purpose ? `Change “${purpose.title}”` : "Add a purpose"}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form className={classes["form"]} onSubmit={submit}>
        {!purpose && (
          <TextInput
            label="Name for programs"
            description="Small letters, digits and _. It stays for ever."
            required
            data-autofocus
            spellCheck={false}
            value={id}
            maxLength={60}
            error={issues["id"]}
            onChange={(event) => setId(event.currentTarget.value)}
          />
        )}
        <TextInput
          label="Title"
          required
          value={title}
          maxLength={100}
          error={issues["title"]}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label="What customers read and agree to"
          required
          autosize
          minRows={3}
          value={text}
          maxLength={2000}
          error={issues["text"]}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Select
          label="Why it is allowed"
          description={basisWords[basis].says}
          allowDeselect={false}
          value={basis}
          data={lawfulBasis.options.map((one) => ({ value: one, label: basisWords[one].short }))}
          onChange={(value) => setBasis(lawfulBasis.options.find((one) => one === value) ?? "consent")}
        />
        <Checkbox.Group
          label="By which ways"
          description="In every way: for what has nothing to do with a way of reaching somebody."
          error={issues["channels"]}
          value={[...channels]}
        >
          <Group gap="sm" mt="xs">
            {consentChannel.options.map((channel) => (
              <Checkbox
                key={channel}
                value={channel}
                label={channelWords[channel]}
                onChange={(event) => toggle(channel, event.currentTarget.checked)}
              />
            ))}
          </Group>
        </Checkbox.Group>
        <Switch
          label="Customers are asked, and may be contacted for it"
          checked={active}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
        {Object.keys(issues).length === 0 && <FailureNote error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={channels.length === 0}>
            {purpose ? `Save as version ${purpose.version + 1}` : "Add the purpose"}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
