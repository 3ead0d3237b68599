import type { MappingProblem } from "@firsthand/engage/imports/contract";
import { Button } from "@mantine/core";

import { Note } from "../../../parts/note.tsx";
import { fieldGroups } from "../mapping/fields.ts";

const labels: Readonly<Record<string, string>> = {
  date_format: "Form of the dates",
  time_zone: "Time zone",
  columns: "Columns",
  encoding: "Encoding",
  ...Object.fromEntries(
    fieldGroups.flatMap(({ fields }) => fields.map(({ field, label }) => [`columns.${field}`, label])),
  ),
};

/** What is wrong with a mapping, in the words of its form; the usual question about dates can be answered at once. */
export function ProblemsNote({
  problems,
  onDates,
}: {
  readonly problems: readonly MappingProblem[];
  readonly onDates: (form: string) => void;
}) {
  const askDates = problems.some(({ path }) => path === "date_format");
  return (
    <Note
      tone="warning"
      title={problems.length > 0 ? "The mapping is not right yet" : "There is nothing in this file"}
      action={
        askDates && (
          <>
            <Button size="xs" variant="default" onClick={() => onDates("dd/mm/yyyy")}>
              The day comes first
            </Button>
            <Button size="xs" variant="default" onClick={() => onDates("mm/dd/yyyy")}>
              The month comes first
            </Button>
          </>
        )
      }
    >
      {problems.map(({ path, message, line }) => (
        <p key={`${path} ${message}`}>
          {path !== "" && <strong>{labels[path] ?? path}: </strong>}
          {message}
          {line !== undefined && ` (line ${line})`}
        </p>
      ))}
    </Note>
  );
}
