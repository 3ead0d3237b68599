import type { Scope } from "@firsthand/govern/access/contract";
import type { Permission } from "@firsthand/kernel/permissions";
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { isLost } from "../../../access/permission-groups.ts";
import { permissionsOf } from "../../../access/outcome.ts";
import { PermissionPicker } from "../../../access/permission-picker.tsx";
import { ScopeFields } from "../../../access/scope-fields.tsx";
import { useRoles, useUnits } from "../../../access/use-roles.ts";
import { api, client } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { FailureNote } from "../../../parts/note.tsx";
import { useSignedIn, useUnitsOf } from "../../../shell/session.ts";
import { ShownOnce } from "../shown-once.tsx";
import classes from "../settings.module.css";

/** How long a key may be good, in days; empty is without end. */
const expiries = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "", label: "Without end" },
] as const;

/** Makes a key, and shows it this once. */
export function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const within = useUnitsOf("keys.manage");
  const [name, setName] = useState("");
  const [permissions, setPermissions] = useState<readonly Permission[]>(["figures.read"]);
  const [scope, setScope] = useState<Scope>({ unit: within?.[0] ?? null, function: null });
  const [days, setDays] = useState("90");
  const [faults, setFaults] = useState<{ name?: string | undefined; permissions?: string | undefined }>({});
  const { may } = useSignedIn();
  const units = useUnits();
  const queries = useQueryClient();
  const barred = (id: Permission): string | undefined => {
    if (!may.includes(id)) return "You may not do this yourself";
    return isLost(id, scope) ? "Only for the whole organisation, or for a whole unit" : undefined;
  };
  const given = permissions.filter((id) => barred(id) === undefined);
  const make = useMutation({
    mutationFn: () =>
      client.access.makeKey({ name, permissions: given, ...scope, expiresInDays: days === "" ? null : Number(days) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.access.keys.key() }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = {
      name: name.trim() === "" ? "Write what the key is for." : undefined,
      permissions: given.length === 0 ? "Choose what it may do." : undefined,
    };
    setFaults(found);
    if (found.name === undefined && found.permissions === undefined) make.mutate();
  };
  const told = issuesOf(make.error)["name"];
  return (
    <Modal
      opened
      onClose={onClose}
      title={make.data ? `The key ${make.data.name}` : "Make a key"}
      size={make.data ? "md" : "lg"}
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
              error={faults.name ?? told}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <div className={classes["fields"]}>
              <ScopeFields value={scope} onChange={setScope} units={units.data ?? []} within={within} />
              <NativeSelect
                label="Good for"
                data={[...expiries]}
                value={days}
                onChange={(event) => setDays(event.currentTarget.value)}
              />
            </div>
            <StartFromRole onChosen={(chosen) => setPermissions(chosen.filter((id) => may.includes(id)))} />
            <PermissionPicker value={given} onChange={setPermissions} barred={barred} />
            {faults.permissions !== undefined && (
              <p role="alert" className={classes["fault"]}>
                {faults.permissions}
              </p>
            )}
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

/** Takes over the permissions of a role as a beginning; offered to who may see the roles. */
function StartFromRole({ onChosen }: { readonly onChosen: (permissions: readonly Permission[]) => void }) {
  const { data: roles } = useRoles();
  const [chosen, setChosen] = useState("");
  if (!roles) return undefined;
  return (
    <NativeSelect
      label="Begin with what a role may do"
      description="Then tick or untick single permissions."
      data={[{ value: "", label: "No role" }, ...roles.map(({ role, title }) => ({ value: role, label: title }))]}
      value={chosen}
      onChange={({ currentTarget: { value } }) => {
        setChosen(value);
        if (value !== "") onChosen(permissionsOf(value, roles));
      }}
    />
  );
}
