import type { Hook } from "@firsthand/connect/ingest/contract";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import { ShownOnce } from "../settings/shown-once.tsx";
import classes from "./webhooks.module.css";

/** Makes an address, or a new secret for one that is there; the secret is shown this once. */
export function IncomingDialog({ hook, onClose }: { readonly hook?: Hook; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState({ name: "", source: "", channel: "" });
  const save = useMutation({
    mutationFn: async () => {
      if (hook) return await client.ingest.hooks.rotate({ id: hook.id });
      const source = draft.source === "" ? draft.name.trim() : draft.source;
      if (draft.source === "") await client.ingest.sources.declare(declared(source, draft.channel));
      return await client.ingest.hooks.make({ name: draft.name, source });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: api.ingest.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={hook ? `A new secret for ${hook.name}` : "Make an address"}
      centered
      closeOnClickOutside={!save.data}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {save.data ? (
        <ShownOnce
          title="Copy the secret now: it is shown this once"
          text={save.data.secret}
          label="The secret"
          onClose={onClose}
        >
          Give it to the system that sends, with the address.
        </ShownOnce>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            {hook ? (
              <p className={classes["muted"]}>The secret that is good now stays good for a day.</p>
            ) : (
              <Fields draft={draft} onChange={setDraft} issues={issuesOf(save.error)} />
            )}
            <FailureNote error={save.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={save.isPending}>
                {hook ? "Make a new secret" : "Make the address"}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

interface Draft {
  readonly name: string;
  /** Empty: a new one, of the name. */
  readonly source: string;
  readonly channel: string;
}

function Fields({
  draft,
  issues,
  onChange,
}: {
  readonly draft: Draft;
  readonly issues: Readonly<Record<string, string | undefined>>;
  readonly onChange: (draft: Draft) => void;
}) {
  const { data: sources = [] } = useQuery(api.ingest.sources.list.queryOptions());
  return (
    <>
      <TextInput
        label="Name"
        description="The system that will send"
        data-autofocus
        maxLength={250}
        value={draft.name}
        error={issues["name"]}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Source"
        description="Under which name its records stand in the log"
        data={[
          { value: "", label: "A new one, of this name" },
          ...sources.map(({ name }) => ({ value: name, label: name })),
        ]}
        value={draft.source}
        error={issues["source"]}
        onChange={(event) => onChange({ ...draft, source: event.currentTarget.value })}
      />
      {draft.source === "" && (
        <TextInput
          label="Channel"
          description="What figures are grouped by, for example telephone, chat, reviews"
          maxLength={250}
          value={draft.channel}
          error={issues["channel"]}
          onChange={(event) => onChange({ ...draft, channel: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** What a new source says of itself, as most systems that send are: private, with threads of their own. */
function declared(name: string, channel: string) {
  return {
    name,
    channel: channel.trim(),
    visibility: "private" as const,
    threading: "explicit" as const,
    gapHours: 72,
    brandAccounts: false,
    answers: "included" as const,
    promiseHours: 24,
  };
}
