import type { Scope, Unit } from "@firsthand/govern/access/contract";
import { type FrontOfficeFunction, frontOfficeFunctions } from "@firsthand/kernel/functions";
import { NativeSelect } from "@mantine/core";

import { functionText } from "../format/words.ts";
import { unitChoices } from "./unit-choices.ts";

interface ScopeFieldsProps {
  readonly value: Scope;
  readonly onChange: (value: Scope) => void;
  readonly units: readonly Unit[];
  /** The units that can be chosen, the whole organisation not among them; undefined: all, and the whole. */
  readonly within?: readonly string[] | undefined;
  readonly disabled?: boolean;
}

/** Chooses where something holds: a unit with all below it, and a function. */
export function ScopeFields({ value, onChange, units, within, disabled = false }: ScopeFieldsProps) {
  return (
    <>
      <NativeSelect
        label="Unit"
        disabled={disabled}
        data={[
          ...(within === undefined || value.unit === null ? [{ value: "", label: "Whole organisation" }] : []),
          ...unitChoices(
            units.filter(({ name }) => within?.includes(name) !== false),
            value.unit,
          ),
        ]}
        value={value.unit ?? ""}
        onChange={({ currentTarget: { value: unit } }) => onChange({ ...value, unit: unit === "" ? null : unit })}
      />
      <NativeSelect
        label="Function"
        disabled={disabled}
        data={[
          { value: "", label: "All functions" },
          ...frontOfficeFunctions.map((id) => ({ value: id, label: functionText(id) })),
        ]}
        value={value.function ?? ""}
        onChange={({ currentTarget: { value: of } }) => onChange({ ...value, function: functionOf(of) })}
      />
    </>
  );
}

function functionOf(value: string): FrontOfficeFunction | null {
  return frontOfficeFunctions.find((id) => id === value) ?? null;
}
