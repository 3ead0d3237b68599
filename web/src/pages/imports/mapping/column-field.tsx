import { NativeSelect, TextInput } from "@mantine/core";

import classes from "./mapping.module.css";
import type { Bound } from "./mapping-text.ts";
import { type FieldShown, below } from "./fields.ts";

export interface ColumnShown {
  readonly name: string;
  readonly examples: readonly string[];
}

const nothing = "nothing";
const constant = "constant";
const other = "other";
const columnPrefix = "column:";

/** Where one field of the records comes from: a column, the same for all, or nowhere. */
export function ColumnField({
  shown,
  bound,
  columns,
  fault,
  onChange,
}: {
  readonly shown: FieldShown;
  readonly bound: Bound;
  readonly columns: readonly ColumnShown[];
  readonly fault: string | undefined;
  readonly onChange: (bound: Bound) => void;
}) {
  const { label, help, needed, values } = shown;
  const known = columns.some(({ name }) => bound.from === "column" && name === bound.column);
  const choose = (choice: string) => {
    if (choice === nothing) onChange({ from: "nothing" });
    else if (choice === constant) onChange({ from: "constant", value: values?.[0]?.value ?? "" });
    else if (choice.startsWith(columnPrefix)) {
      onChange({ from: "column", column: choice.slice(columnPrefix.length), values: {} });
    }
  };
  return (
    <div className={classes["field"]}>
      <NativeSelect
        label={label}
        description={help}
        inputWrapperOrder={below}
        withAsterisk={needed ?? false}
        error={fault}
        value={bound.from === "column" ? `${columnPrefix}${bound.column}` : bound.from}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value={nothing}>{needed ? "Choose" : "Not in this file"}</option>
        {bound.from === "column" && !known && (
          <option value={`${columnPrefix}${bound.column}`}>{bound.column} (not in this file)</option>
        )}
        {bound.from === "other" && <option value={other}>As the text form says</option>}
        {columns.map(({ name }) => (
          <option key={name} value={`${columnPrefix}${name}`}>
            {name}
          </option>
        ))}
        <option value={constant}>Always the same …</option>
      </NativeSelect>
      {bound.from === "constant" && <Constant shown={shown} value={bound.value} onChange={onChange} />}
      {bound.from === "column" && values && known && (
        <Translations shown={shown} bound={bound} columns={columns} onChange={onChange} />
      )}
    </div>
  );
}

function Constant({
  shown: { label, values },
  value,
  onChange,
}: {
  readonly shown: FieldShown;
  readonly value: string;
  readonly onChange: (bound: Bound) => void;
}) {
  const change = (next: string) => onChange({ from: "constant", value: next });
  return values ? (
    <NativeSelect
      aria-label={`${label}, always`}
      data={withCurrent(values, value)}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      aria-label={`${label}, always`}
      placeholder="The same in every record"
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** What the words of a column mean, one line a word. */
function Translations({
  shown: { label, values = [] },
  bound,
  columns,
  onChange,
}: {
  readonly shown: FieldShown;
  readonly bound: Extract<Bound, { from: "column" }>;
  readonly columns: readonly ColumnShown[];
  readonly onChange: (bound: Bound) => void;
}) {
  const examples = columns.find(({ name }) => name === bound.column)?.examples ?? [];
  const meant = new Set(values.map(({ value }) => value));
  const words = [...new Set([...Object.keys(bound.values), ...examples])].filter(
    (word) => word.trim() !== "" && (word in bound.values || !meant.has(word.toLowerCase())),
  );
  if (words.length === 0) return undefined;
  const change = (word: string, means: string) => {
    const { [word]: _before, ...others } = bound.values;
    onChange({ ...bound, values: means === "" ? others : { ...others, [word]: means } });
  };
  return (
    <div className={classes["translations"]}>
      {words.slice(0, 12).map((word) => (
        <div key={word} className={classes["translation"]}>
          <span className={classes["said"]} title={word}>
            {word}
          </span>
          <NativeSelect
            size="xs"
            aria-label={`${label} when ${bound.column} says ${word}`}
            data={[{ value: "", label: "as it stands" }, ...withCurrent(values, bound.values[word] ?? "")]}
            value={bound.values[word] ?? ""}
            onChange={(event) => change(word, event.currentTarget.value)}
          />
        </div>
      ))}
    </div>
  );
}

function withCurrent(values: readonly { readonly value: string; readonly label: string }[], current: string) {
  const known = current === "" || values.some(({ value }) => value === current);
  return [...values, ...(known ? [] : [{ value: current, label: current }])];
}
