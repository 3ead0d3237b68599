import { WEBHOOK_EVENTS, type WebhookEventName, type WebhookShown } from "@firsthand/engage/webhooks/contract";
import { Button, Checkbox, Fieldset, Group, Modal, Radio, Stack, TagsInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { ShownOnce } from "../settings/shown-once.tsx";

const names = Object.keys(WEBHOOK_EVENTS) as WebhookEventName[];

const fresh = {
  name: "",
  address: "",
  events: ["interaction.received"] as WebhookEventName[],
  channels: [] as string[],
  units: [] as string[],
  personal: "masked" as "masked" | "full",
  ownNetwork: false,
};

/** Makes an endpoint and shows its secret this once, or changes one that is there. */
export function EndpointDialog({
  endpoint,
  onClose,
}: {
  readonly endpoint?: WebhookShown;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => (endpoint ? draftOf(endpoint) : fresh));
  const mayOpen = useMay("system.manage");
  const { data: choices } = useQuery(api.webhooks.choices.queryOptions());
  const save = useMutation({
    mutationFn: async () =>
      endpoint
        ? {
            ...(await client.webhooks.change({ ...draft, id: endpoint.id, ifVersion: endpoint.version })),
            secret: null,
          }
        : await client.webhooks.make(draft),
    onSuccess: async ({ secret }) => {
      await queries.invalidateQueries({ queryKey: api.webhooks.key() });
      if (secret === null) onClose();
    },
  });
  const set = <K extends keyof typeof fresh>(key: K, value: (typeof fresh)[K]) => setDraft({ ...draft, [key]: value });
  const issues = issuesOf(save.error);
  const secret = save.data?.secret ?? null;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={endpoint ? `Change ${endpoint.name}` : "Send to an address"}
      size="lg"
      closeOnClickOutside={secret === null}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {secret !== null ? (
        <ShownOnce
          title="Copy the secret now: it is shown this once"
          text={secret}
          label="The secret"
          onClose={onClose}
        >
          The other side checks with it that a message is ours, as Standard Webhooks says. Everything from now on is
          sent.
        </ShownOnce>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <TextInput
              label="Name"
              data-autofocus
              maxLength={250}
              value={draft.name}
              error={issues["name"]}
              onChange={(event) => set("name", event.currentTarget.value)}
            />
            <TextInput
              label="Address"
              placeholder="https://example.org/hooks/firsthand"
              maxLength={2000}
              value={draft.address}
              error={issues["address"]}
              onChange={(event) => set("address", event.currentTarget.value)}
            />
            <Checkbox.Group
              label="What it is told"
              value={draft.events}
              error={issues["events"]}
              onChange={(events) =>
                set(
                  "events",
                  names.filter((name) => events.includes(name)),
                )
              }
            >
              <Stack gap={6} mt={6}>
                {names.map((name) => (
                  <Checkbox key={name} value={name} label={`${WEBHOOK_EVENTS[name]} (${name})`} />
                ))}
              </Stack>
            </Checkbox.Group>
            <TagsInput
              label="Channels"
              description="None: all of them"
              data={choices?.channels ?? []}
              value={draft.channels}
              onChange={(channels) => set("channels", channels)}
            />
            <TagsInput
              label="Units"
              description="With all below them; none: all of them"
              data={choices?.units ?? []}
              value={draft.units}
              onChange={(units) => set("units", units)}
            />
            <PersonalField value={draft.personal} error={issues["personal"]} onChange={(one) => set("personal", one)} />
            <Fieldset legend="Own network" variant="unstyled">
              <Checkbox
                label="Its host stands in our own network and may be reached"
                checked={draft.ownNetwork}
                disabled={!mayOpen && !draft.ownNetwork}
                error={issues["ownNetwork"]}
                onChange={(event) => set("ownNetwork", event.currentTarget.checked)}
              />
            </Fieldset>
            <FailureNote error={save.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending}>
                {endpoint ? "Save" : "Begin to send"}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function PersonalField({
  value,
  error,
  onChange,
}: {
  readonly value: "masked" | "full";
  readonly error: string | undefined;
  readonly onChange: (value: "masked" | "full") => void;
}) {
  return (
    <Radio.Group
      label="Names, addresses and numbers of customers"
      value={value}
      error={error}
      onChange={(chosen) => onChange(chosen === "full" ? "full" : "masked")}
    >
      <Stack gap={6} mt={6}>
        <Radio value="masked" label="Masked" />
        <Radio value="full" label="In full: the other side is answerable for them too" />
      </Stack>
    </Radio.Group>
  );
}

function draftOf({ name, address, events, channels, units, personal, ownNetwork }: WebhookShown): typeof fresh {
  return { name, address, events: [...events], channels: [...channels], units: [...units], personal, ownNetwork };
}
