import { NativeSelect, NumberInput } from "@mantine/core";

import type { ColumnShown } from "./column-field.tsx";
import { ratingKinds } from "./fields.ts";
import type { MappingParts } from "./mapping-parts.ts";
import classes from "./mapping.module.css";

/** The column with a score, and the scale it is on. */
export function RatingGroup({
  parts: { said, fault, set },
  columns,
}: {
  readonly parts: MappingParts;
  readonly columns: readonly ColumnShown[];
}) {
  const column = said(["rating", "column"]);
  const scale = ratingKinds.find(({ value }) => value === said(["rating", "kind"])) ?? ratingKinds[0];
  const choose = (name: string) => {
    if (name === "") set(["rating"], undefined);
    else if (column === "") {
      const { value: kind, lowest, highest } = scale;
      set(["rating"], { column: name, kind, lowest, highest });
    } else set(["rating", "column"], name);
  };
  const chooseKind = (kind: string) => {
    const next = ratingKinds.find(({ value }) => value === kind);
    if (next) set(["rating"], { column, kind: next.value, lowest: next.lowest, highest: next.highest });
  };
  return (
    <fieldset className={classes["group"]}>
      <legend>Rating</legend>
      <NativeSelect
        label="Score"
        value={column}
        error={fault("rating.column") ?? fault("rating")}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">Not in this file</option>
        {column !== "" && !columns.some(({ name }) => name === column) && <option value={column}>{column}</option>}
        {columns.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </NativeSelect>
      {column !== "" && (
        <>
          <NativeSelect
            label="Kind of score"
            data={ratingKinds.map(({ value, label }) => ({ value, label }))}
            value={said(["rating", "kind"])}
            error={fault("rating.kind")}
            onChange={(event) => chooseKind(event.currentTarget.value)}
          />
          <div className={classes["pair"]}>
            {(["lowest", "highest"] as const).map((end) => (
              <NumberInput
                key={end}
                label={end === "lowest" ? "Lowest" : "Highest"}
                value={said(["rating", end])}
                error={fault(`rating.${end}`)}
                onChange={(value) => set(["rating", end], typeof value === "number" ? value : 0)}
              />
            ))}
          </div>
        </>
      )}
    </fieldset>
  );
}
