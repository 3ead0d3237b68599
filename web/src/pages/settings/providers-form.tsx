import type { Grant } from "@firsthand/govern/access/contract";
import { Button, Checkbox, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { GrantsEditor } from "../../access/grants-editor.tsx";
import { withoutRepeats } from "../../access/outcome.ts";
import { useRoles, useUnits } from "../../access/use-roles.ts";
import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { CopyText } from "../../parts/copy-text.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import { type ProviderDraft, draftOf, inputOf } from "./providers-draft.ts";
import { ProvidersGroups } from "./providers-groups.tsx";
import classes from "./settings.module.css";

type Provider = Awaited<ReturnType<typeof client.access.providers>>[number];

/** Makes a provider or changes one. */
export function ProvidersForm({ provider, onClose }: { readonly provider?: Provider; readonly onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(provider));
  const set = (part: Partial<ProviderDraft>) => setDraft((before) => ({ ...before, ...part }));
  const queries = useQueryClient();
  const roles = useRoles();
  const units = useUnits();
  const save = useMutation({
    mutationFn: async () => {
      const input = inputOf(draft);
      if (provider) await client.access.changeProvider({ ...input, id: provider.id, ifVersion: provider.version });
      else await client.access.addProvider(input);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.access.key() });
      onClose();
    },
  });
  const check = useMutation({
    mutationFn: () => client.access.checkProvider({ issuer: draft.issuer, privateAddresses: draft.privateAddresses }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const told = { ...issuesOf(check.error), ...issuesOf(save.error) };
  const grantsEditor = (value: readonly Grant[], onChange: (grants: readonly Grant[]) => void, name: string) => (
    <GrantsEditor
      value={value}
      onChange={(grants) => onChange(withoutRepeats(grants))}
      roles={roles.data ?? []}
      units={units.data ?? []}
      name={name}
    />
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={provider ? `Change ${provider.name}` : "Add a provider"}
      size="xl"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <div>
            <p className={classes["muted"]}>Register this address with the provider, as the one to return to:</p>
            <CopyText text={`${location.origin}/sign-in/callback`} label="Address to return to" />
          </div>
          <TextInput
            label="Name"
            description="What the button says after “Sign in with”"
            data-autofocus
            value={draft.name}
            error={told["name"]}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Issuer"
            description="The address under which it publishes its configuration, as the provider writes it"
            value={draft.issuer}
            error={told["issuer"]}
            onChange={(event) => set({ issuer: event.currentTarget.value })}
          />
          <Group gap="xs">
            <Button variant="default" size="xs" loading={check.isPending} onClick={() => check.mutate()}>
              Check the issuer
            </Button>
          </Group>
          {told["issuer"] === undefined && <FailureNote error={check.error} />}
          {check.data && (
            <Note tone="positive" title="It answers as it should" told="status">
              People sign in at {check.data.signsInAt}; it publishes {check.data.keys} keys.
            </Note>
          )}
          <TextInput
            label="Client id"
            autoComplete="off"
            value={draft.clientId}
            error={told["clientId"]}
            onChange={(event) => set({ clientId: event.currentTarget.value })}
          />
          <PasswordInput
            label="Client secret"
            description={provider?.hasSecret ? "Empty keeps the one that is kept" : "Empty for a client without one"}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ "aria-label": "Show or hide the secret", tabIndex: 0 }}
            value={draft.clientSecret}
            error={told["clientSecret"]}
            onChange={(event) => set({ clientSecret: event.currentTarget.value })}
          />
          <TextInput
            label="Scopes"
            value={draft.scopes}
            error={told["scopes"]}
            onChange={(event) => set({ scopes: event.currentTarget.value })}
          />
          <TextInput
            label="Mail domains"
            description="Only addresses of these come in, parted by commas; empty: of any"
            value={draft.domains}
            error={Object.entries(told).find(([path]) => path.startsWith("domains"))?.[1]}
            onChange={(event) => set({ domains: event.currentTarget.value })}
          />
          <Checkbox
            label="Let people in who were not invited"
            checked={draft.createsMembers}
            onChange={(event) => set({ createsMembers: event.currentTarget.checked })}
          />
          <p className={classes["muted"]}>Roles of who is made by signing in, or is in none of the groups below:</p>
          {grantsEditor(draft.defaultGrants, (defaultGrants) => set({ defaultGrants }), "They")}
          <ProvidersGroups draft={draft} set={set} told={told} editor={grantsEditor} />
          <Checkbox
            label="It stands in our own network"
            description="Allows private addresses and plain http for it"
            checked={draft.privateAddresses}
            onChange={(event) => set({ privateAddresses: event.currentTarget.checked })}
          />
          <Checkbox
            label="It must say that a second factor was used"
            description="Whoever signed in there without one does not come in. It says so in amr (mfa, otp, hwk, swk or sc)"
            checked={draft.demandsFactor}
            onChange={(event) => set({ demandsFactor: event.currentTarget.checked })}
          />
          {draft.demandsFactor && (
            <TextInput
              label="Values of acr that say so too"
              description="As your provider names them, parted by spaces; asked for when people sign in"
              value={draft.factorWords}
              error={Object.entries(told).find(([path]) => path.startsWith("factorWords"))?.[1]}
              onChange={(event) => set({ factorWords: event.currentTarget.value })}
            />
          )}
          <Checkbox
            label="People may sign in with it"
            checked={draft.enabled}
            onChange={(event) => set({ enabled: event.currentTarget.checked })}
          />
          <FailureNote error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              Save the provider
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
