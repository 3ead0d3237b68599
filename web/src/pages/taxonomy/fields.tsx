import { frontOfficeFunctions } from "@firsthand/kernel/functions";
import { NativeSelect } from "@mantine/core";

import { functionText } from "../../format/words.ts";

/** The front-office function that a node concerns. */
export function FunctionField({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  return (
    <NativeSelect
      label="Function concerned"
      value={value ?? ""}
      data={[
        { value: "", label: "None" },
        ...frontOfficeFunctions.map((id) => ({ value: id, label: functionText(id) })),
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value === "" ? null : currentTarget.value)}
    />
  );
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
