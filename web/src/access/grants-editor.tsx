import type { Grant, Role, Unit } from "@firsthand/govern/access/contract";
import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useRef } from "react";

import classes from "./access.module.css";
import { OutcomeView } from "./outcome-view.tsx";
import { ScopeFields } from "./scope-fields.tsx";

interface GrantsEditorProps {
  readonly value: readonly Grant[];
  readonly onChange: (value: readonly Grant[]) => void;
  readonly roles: readonly Role[];
  readonly units: readonly Unit[];
  /** Whose grants they are, for the sentence that says what they come to. */
  readonly name: string;
  /** The units for which alone roles can be given here, the first to begin with; undefined: anywhere. */
  readonly within?: readonly string[] | undefined;
  /** Whether all of them can be taken away. */
  readonly mayEmpty?: boolean;
  /** Why a grant may not be changed; undefined: it may. */
  readonly fixed?: (grant: Grant) => string | undefined;
}

/** Roles of somebody, each with where it holds, and in plain words what they come to. */
export function GrantsEditor({
  value,
  onChange,
  roles,
  units,
  name,
  within,
  mayEmpty = false,
  fixed,
}: GrantsEditorProps) {
  const add = useRef<HTMLButtonElement>(null);
  const replace = (at: number, grant: Grant) => onChange(value.map((one, index) => (index === at ? grant : one)));
  return (
    <>
      <ul className={classes["grants"]} aria-label="Roles">
        {value.map((grant, at) => {
          const why = fixed?.(grant);
          return (
            <li key={at}>
              <div className={classes["grant"]}>
                <NativeSelect
                  label="Role"
                  disabled={why !== undefined}
                  data={roleChoices(roles, grant.role)}
                  value={grant.role}
                  onChange={({ currentTarget }) => replace(at, { ...grant, role: currentTarget.value })}
                />
                <ScopeFields
                  value={grant}
                  units={units}
                  within={within}
                  disabled={why !== undefined}
                  onChange={(scope) => replace(at, { ...grant, ...scope })}
                />
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={`Take away role ${at + 1}`}
                  disabled={why !== undefined || (value.length === 1 && !mayEmpty)}
                  onClick={() => {
                    onChange(value.filter((_one, index) => index !== at));
                    add.current?.focus();
                  }}
                >
                  <IconTrash size={16} stroke={1.7} />
                </ActionIcon>
              </div>
              {why !== undefined && <p className={classes["fine"]}>{why}</p>}
            </li>
          );
        })}
      </ul>
      <div>
        <Button
          ref={add}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          disabled={value.length >= 50}
          onClick={() => onChange([...value, { role: "viewer", unit: within?.[0] ?? null, function: null }])}
        >
          Add a role
        </Button>
      </div>
      <OutcomeView name={name} grants={value} roles={roles} />
    </>
  );
}

/** Roles as choices; one that was chosen stays also where nobody knows it. */
function roleChoices(roles: readonly Role[], chosen: string): { value: string; label: string }[] {
  const all = roles.map(({ role, title }) => ({ value: role, label: title }));
  return all.some(({ value }) => value === chosen) ? all : [...all, { value: chosen, label: chosen }];
}
