import type { Grant } from "@firsthand/govern/access/contract";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { GrantsEditor } from "../../../access/grants-editor.tsx";
import { withoutRepeats } from "../../../access/outcome.ts";
import { useRoles, useUnits } from "../../../access/use-roles.ts";
import { api, client } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { fullText } from "../../../format/dates.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { useUnitsOf } from "../../../shell/session.ts";
import { emailFault } from "../../access/email-fault.ts";
import { ShownOnce } from "../shown-once.tsx";

/** Invites somebody; the link is handed over by who invites. */
export function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const within = useUnitsOf("access.manage");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [grants, setGrants] = useState<readonly Grant[]>([
    { role: "viewer", unit: within?.[0] ?? null, function: null },
  ]);
  const [faults, setFaults] = useState<{ name?: string | undefined; email?: string | undefined }>({});
  const queries = useQueryClient();
  const roles = useRoles();
  const units = useUnits();
  const invite = useMutation({
    mutationFn: () => client.access.invite({ name, email, grants: withoutRepeats(grants) }),
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
      size={invite.data ? "md" : "xl"}
      centered
      closeOnClickOutside={!invite.data}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {invite.data ? (
        <ShownOnce
          title={
            invite.data.mailed
              ? "The invitation is on its way by mail; this is its link, shown this once"
              : "Send them this link: it is shown this once"
          }
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
            <FailureNote error={roles.error ?? units.error} />
            <GrantsEditor
              value={grants}
              onChange={setGrants}
              roles={roles.data ?? []}
              units={units.data ?? []}
              name={name}
              within={within}
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
