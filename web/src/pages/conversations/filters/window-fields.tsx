import { NativeSelect, TextInput } from "@mantine/core";

import { type ScopeSearch, rangeTitles, ranges } from "../../../scope/scope.ts";
import { dayAfter } from "../filter.ts";
import classes from "./filters.module.css";

interface WindowFieldsProps {
  readonly search: Pick<ScopeSearch, "range" | "since" | "until">;
  readonly label: string;
  readonly onChange: (changes: Pick<ScopeSearch, "range" | "since" | "until">) => void;
}

/** A window by its name, which counts back from the newest day of the log, or by its first and last day. */
export function WindowFields({ search, label, onChange }: WindowFieldsProps) {
  const { range, since, until } = search;
  const own = since !== undefined || until !== undefined;
  const choose = (value: string) => {
    const named = ranges.find((one) => one === value);
    onChange({ range: named === "all" ? undefined : named, since: undefined, until: undefined });
  };
  return (
    <div className={classes["window"]}>
      <NativeSelect
        size="xs"
        label={label}
        value={own ? "own" : (range ?? "all")}
        data={[
          ...ranges
            .toReversed()
            .map((value) => ({ value, label: value === "all" ? "Any time" : `The last ${rangeTitles[value]}` })),
          ...(own ? [{ value: "own", label: "Own days" }] : []),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="From"
        value={since ?? ""}
        onChange={({ currentTarget: { value } }) => onChange({ range: undefined, since: dayOf(value), until })}
      />
      <TextInput
        size="xs"
        type="date"
        label="To"
        value={until === undefined ? "" : dayAfter(until, -1)}
        onChange={({ currentTarget: { value } }) => {
          const day = dayOf(value);
          onChange({ range: undefined, since, until: day && dayAfter(day, 1) });
        }}
      />
    </div>
  );
}

function dayOf(value: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && value > "1900" ? value : undefined;
}
