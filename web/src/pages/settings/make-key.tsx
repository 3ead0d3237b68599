import { keyAccess } from "@firsthand/govern/access/contract";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import { accessWords, expiries } from "./access-words.ts";
import { ShownOnce } from "./shown-once.tsx";

/** Makes a key, and shows it this once. */
export function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState("");
  const [access, setAccess] = useState<keyof typeof accessWords>("view");
  const [days, setDays] = useState("90");
  const [fault, setFault] = useState<string>();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: () => client.access.makeKey({ name, access, expiresInDays: days === "" ? null : Number(days) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.access.keys.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = name.trim() === "" ? "Write what the key is for." : undefined;
    setFault(found);
    if (found === undefined) make.mutate();
  };
  const told = issuesOf(make.error)["name"];
  return (
    <Modal
      opened
      onClose={onClose}
      title={make.data ? `The key ${make.data.name}` : "Make a key"}
      centered
      closeOnClickOutside={!make.data}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {make.data ? (
        <ShownOnce
          title="Copy it now: it is shown this once"
          text={make.data.key}
          label="The new key"
          onClose={onClose}
        >
          Only its fingerprint is kept. Whoever has the key may do what it opens.
        </ShownOnce>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <TextInput
              label="Name"
              description="The program that will use it"
              data-autofocus
              maxLength={100}
              value={name}
              error={fault ?? told}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <NativeSelect
              label="Opens"
              description={accessWords[access].may}
              data={keyAccess.options.map((value) => ({ value, label: accessWords[value].title }))}
              value={access}
              onChange={(event) => setAccess(keyAccess.catch("view").parse(event.currentTarget.value))}
            />
            <NativeSelect
              label="Good for"
              data={[...expiries]}
              value={days}
              onChange={(event) => setDays(event.currentTarget.value)}
            />
            {told === undefined && <FailureNote error={make.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={make.isPending}>
                Make the key
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
