import { type Role, role as roles } from "@firsthand/govern/access/contract";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { fullText } from "../../format/dates.ts";
import { FailureNote } from "../../parts/note.tsx";
import { emailFault } from "../access/email-fault.ts";
import { roleWords } from "../access/role-words.ts";
import { ShownOnce } from "./shown-once.tsx";

/** Invites somebody; the link is handed over by who invites. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [faults, setFaults] = useState<{ name?: string | undefined; email?: string | undefined }>({});
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: () => client.access.invite({ name, email, role }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.access.members.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = { name: name.trim() === "" ? "Write a name." : undefined, email: emailFault(email) };
    setFaults(found);
    if (found.name === undefined && found.email === undefined) invite.mutate();
  };
  const told = issuesOf(invite.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={invite.data ? `The invitation of ${name}` : "Invite somebody"}
      centered
      closeOnClickOutside={!invite.data}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {invite.data ? (
        <ShownOnce
          title="Send them this link: it is shown this once"
          text={`${location.origin}${invite.data.path}`}
          label="Link of the invitation"
          onClose={onClose}
        >
          Whoever opens it first chooses the password of the account. It is open until {fullText(invite.data.expiresAt)}
          .
        </ShownOnce>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <TextInput
              label="Name"
              data-autofocus
              maxLength={100}
              autoComplete="off"
              value={name}
              error={faults.name ?? told["name"]}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label="Mail address"
              type="email"
              autoComplete="off"
              value={email}
              error={faults.email ?? told["email"]}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <NativeSelect
              label="Role"
              description={capital(roleWords[role].may)}
              data={roles.options.map((value) => ({ value, label: roleWords[value].title }))}
              value={role}
              onChange={(event) => setRole(roles.catch("viewer").parse(event.currentTarget.value))}
            />
            {Object.keys(told).length === 0 && <FailureNote error={invite.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={invite.isPending}>
                Make the invitation
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
