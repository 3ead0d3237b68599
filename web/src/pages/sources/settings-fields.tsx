import type { ConnectorShown } from "@firsthand/connect/connections/contract";
import { NumberInput, PasswordInput, Select, Textarea, TextInput } from "@mantine/core";

export interface Filled {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly hosts: string;
  readonly days: number;
}

type Field = ConnectorShown["settings"][number];

/** The settings that a connector asks for. `kept`: secrets that are set and stay when nothing is typed. */
export function SettingsFields({
  fields,
  filled,
  issues,
  kept = [],
  onChange,
}: {
  readonly fields: readonly Field[];
  readonly filled: Filled;
  readonly issues: Readonly<Record<string, string>>;
  readonly kept?: readonly string[];
  readonly onChange: (filled: Filled) => void;
}) {
  return fields.map((field) => (
    <Setting
      key={field.name}
      field={field}
      value={filled.settings[field.name] ?? ""}
      kept={kept.includes(field.name)}
      error={issues[field.name]}
      onChange={(value) => onChange({ ...filled, settings: { ...filled.settings, [field.name]: value } })}
    />
  ));
}

function Setting({
  field: { label, kind, required, hint, options },
  value,
  kept,
  error,
  onChange,
}: {
  readonly field: Field;
  readonly value: string;
  readonly kept: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const common = { label, required: required && !kept, error, ...(hint === null ? {} : { description: hint }) };
  switch (kind) {
    case "secret":
      return (
        <PasswordInput
          {...common}
          value={value}
          autoComplete="off"
          {...(kept ? { placeholder: "Set; leave empty to keep it" } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          value={value === "" ? null : value}
          data={options.map((option) => ({ ...option }))}
          onChange={(chosen) => onChange(chosen ?? "")}
        />
      );
    case "number":
      return (
        <NumberInput
          {...common}
          value={value}
          allowDecimal={false}
          min={0}
          onChange={(typed) => onChange(`${typed}`)}
        />
      );
    case "lines":
      return (
        <Textarea
          {...common}
          value={value}
          autosize
          minRows={2}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "url":
    case "text":
      return (
        <TextInput
          {...common}
          value={value}
          {...(kind === "url" ? { inputMode: "url" as const, placeholder: "https://" } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
