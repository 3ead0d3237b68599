import type { Permission } from "@firsthand/kernel/permissions";
import { Checkbox } from "@mantine/core";

import classes from "./access.module.css";
import { permissionGroups } from "./permission-groups.ts";

interface PermissionPickerProps {
  readonly value: readonly Permission[];
  readonly onChange: (value: readonly Permission[]) => void;
  /** What who chooses may not give; undefined: everything can be given. */
  readonly barred?: (id: Permission) => string | undefined;
}

const marks = { rows: "", units: " †", whole: " *" } as const;

/** Chooses permissions, in their groups. */
export function PermissionPicker({ value, onChange, barred }: PermissionPickerProps) {
  const set = (id: Permission, wanted: boolean) =>
    onChange(wanted ? [...value, id] : value.filter((one) => one !== id));
  return (
    <div className={classes["picker"]}>
      <p className={classes["fine"]}>
        What is marked with * counts only for the whole organisation, with † only for a whole unit or more.
      </p>
      {permissionGroups.map(({ title, permissions }) => (
        <fieldset key={title} className={classes["group"]}>
          <legend>{title}</legend>
          <div className={classes["choices"]}>
            {permissions.map(({ id, words, reach }) => {
              const why = barred?.(id);
              return (
                <Checkbox
                  key={id}
                  size="sm"
                  label={`${words}${marks[reach]}`}
                  description={why}
                  checked={value.includes(id)}
                  disabled={why !== undefined && !value.includes(id)}
                  onChange={({ currentTarget: { checked } }) => set(id, checked)}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
