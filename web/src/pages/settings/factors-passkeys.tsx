import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { agoText, dateText, fullText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { PasskeyNote } from "../access/passkey-note.tsx";
import { makePasskey, passkeysWork } from "../access/passkeys.ts";
import { deviceText } from "./device.ts";
import { useProof } from "./factors-proof.tsx";
import classes from "./settings.module.css";

type Factors = Awaited<ReturnType<typeof client.access.factors>>;
type Passkey = Factors["passkeys"][number];

/** The passkeys of one's account. */
export function FactorsPasskeys({ factors }: { readonly factors: Factors }) {
  const queries = useQueryClient();
  const proof = useProof();
  const [removing, setRemoving] = useState<Passkey>();
  const [renaming, setRenaming] = useState<Passkey>();
  const refresh = () => queries.invalidateQueries({ queryKey: api.access.key() });
  const add = useMutation({
    mutationFn: async () => {
      const made = await proof.guard(() => makePasskey());
      return await client.access.addPasskey({ ...made, name: deviceText(navigator.userAgent) });
    },
    onSuccess: async (made) => {
      await refresh();
      setRenaming(made);
    },
  });
  const works = passkeysWork();
  return (
    <Card
      title="Passkeys"
      about="Sign in with a fingerprint, a face or a security key; a faked page can steal nothing"
      flush
    >
      <ul className={classes["list"]} aria-label="Passkeys">
        {factors.passkeys.map((passkey) => (
          <li key={passkey.id} className={classes["row"]}>
            <div className={classes["words"]}>
              <div className={classes["head"]}>
                <span className={classes["name"]}>{passkey.name}</span>
                {passkey.synced && <Chip>On several devices</Chip>}
                {passkey.server !== location.hostname && <Chip tone="warning">{`Opens at ${passkey.server}`}</Chip>}
              </div>
              <p className={classes["fine"]}>
                Made{" "}
                <time dateTime={passkey.createdAt} title={fullText(passkey.createdAt)}>
                  {dateText(passkey.createdAt)}
                </time>
                {passkey.lastUsedAt === null ? ", not used yet" : `, used ${agoText(passkey.lastUsedAt)}`}
              </p>
            </div>
            <div className={classes["buttons"]}>
              <Button
                size="xs"
                variant="default"
                aria-label={`Rename the passkey ${passkey.name}`}
                onClick={() => setRenaming(passkey)}
              >
                Rename
              </Button>
              <Button
                size="xs"
                variant="default"
                aria-label={`Remove the passkey ${passkey.name}`}
                onClick={() => setRemoving(passkey)}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
        <li className={classes["row"]}>
          <div className={classes["words"]}>
            <PasskeyNote error={add.error} />
            {works ? (
              <Button loading={add.isPending} onClick={() => add.mutate()}>
                Add a passkey
              </Button>
            ) : (
              <p className={classes["muted"]}>
                This browser can make no passkey here: they need https and a name, or localhost.
              </p>
            )}
          </div>
        </li>
      </ul>
      {renaming && <Rename passkey={renaming} onRenamed={refresh} onClose={() => setRenaming(undefined)} />}
      {removing && (
        <Confirm
          title={`Remove the passkey ${removing.name}?`}
          verb="Remove it"
          onConfirm={async () => {
            await proof.guard(() => client.access.removePasskey({ id: removing.id }));
            await refresh();
            notifications.show({ message: "The passkey opens nothing any more. Other sessions of yours have ended." });
          }}
          onClose={() => setRemoving(undefined)}
        >
          It opens nothing from now on. The device still lists it until you remove it there too.
        </Confirm>
      )}
      {proof.dialog}
    </Card>
  );
}

function Rename({
  passkey,
  onRenamed,
  onClose,
}: {
  readonly passkey: Passkey;
  readonly onRenamed: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(passkey.name);
  const save = useMutation({
    mutationFn: () => client.access.renamePasskey({ id: passkey.id, name }),
    onSuccess: async () => {
      await onRenamed();
      onClose();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== "") save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Name this passkey" centered closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Name"
            description="By which you will know it, for example the device"
            data-autofocus
            maxLength={100}
            value={name}
            error={name.trim() === "" ? "Write a name." : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <FailureNote error={save.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              Save the name
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
