import type { SavedMapping } from "@firsthand/engage/imports/contract";
import { Button, Group, Menu, Modal, Stack, TextInput } from "@mantine/core";
import { IconDots, IconFileText } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../../api/client.ts";
import { agoText, fullText } from "../../../format/dates.ts";
import { Confirm } from "../../../parts/confirm.tsx";
import { FailureNote } from "../../../parts/note.tsx";
import { EmptyState, ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { useMay } from "../../../shell/session.ts";
import classes from "../runs/runs.module.css";
import { useSavedMappings } from "./saved-mappings.ts";

/** The mapping files that were saved: taken along, renamed, removed. */
export function MappingFiles() {
  const { data, error, refetch, isPending } = useSavedMappings();
  const [renaming, setRenaming] = useState<SavedMapping>();
  const [removing, setRemoving] = useState<SavedMapping>();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: api.imports.mappings.key() });
  if (isPending) return <RowsSkeleton rows={3} height={52} />;
  if (!data) return <ErrorState error={error} retry={refetch} />;
  if (data.length === 0) {
    return (
      <EmptyState title="No mapping is saved yet" icon={<IconFileText size={28} stroke={1.5} />}>
        When a file needs a mapping, save it there under a name: the next file of the same kind can use it.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes["list"]}>
        {data.map((mapping) => (
          <li key={mapping.name} className={classes["row"]}>
            <span className={classes["name"]}>{mapping.name}</span>
            <span className={classes["muted"]}>
              Saved {mapping.savedBy !== null && `by ${mapping.savedBy}, `}
              <time dateTime={mapping.savedAt} title={fullText(mapping.savedAt)}>
                {agoText(mapping.savedAt)}
              </time>
            </span>
            <div className={classes["buttons"]}>
              <MappingMenu
                mapping={mapping}
                onRename={() => setRenaming(mapping)}
                onRemove={() => setRemoving(mapping)}
              />
            </div>
          </li>
        ))}
      </ul>
      {renaming && <Rename mapping={renaming} onClose={() => setRenaming(undefined)} onDone={refresh} />}
      {removing && (
        <Confirm
          title={`Remove the mapping ${removing.name}?`}
          verb="Remove it"
          onConfirm={async () => {
            await client.imports.mappings.remove({ name: removing.name });
            await refresh();
          }}
          onClose={() => setRemoving(undefined)}
        >
          What was imported with it stays as it is.
        </Confirm>
      )}
    </>
  );
}

function MappingMenu({
  mapping: { name, text },
  onRename,
  onRemove,
}: {
  readonly mapping: SavedMapping;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}) {
  const mayEdit = useMay("imports.run");
  return (
    <>
      <Button
        component="a"
        size="xs"
        variant="default"
        aria-label={`Download ${name}`}
        href={`data:application/yaml;charset=utf-8,${encodeURIComponent(text)}`}
        download={`${name}.map.yaml`}
      >
        Download
      </Button>
      {mayEdit && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" px={8} aria-label={`More for ${name}`}>
              <IconDots size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onRename}>Rename</Menu.Item>
            <Menu.Item color="red" onClick={onRemove}>
              Remove
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

function Rename({
  mapping,
  onClose,
  onDone,
}: {
  readonly mapping: SavedMapping;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}) {
  const [name, setName] = useState(mapping.name);
  const rename = useMutation({
    mutationFn: async () => {
      // Under the new name first: if the second step fails there are two of it, and nothing is lost.
      if (name.trim() === mapping.name) return;
      await client.imports.mappings.save({ name: name.trim(), text: mapping.text, ifVersion: 0 });
      await client.imports.mappings.remove({ name: mapping.name });
    },
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Rename ${mapping.name}`}
      centered
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="New name"
            required
            withAsterisk={false}
            maxLength={100}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FailureNote error={rename.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={rename.isPending}>
              Rename
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
