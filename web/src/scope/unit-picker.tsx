import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api } from "../api/client.ts";
import { countText } from "../format/numbers.ts";
import { useMay, useSignedIn } from "../shell/session.ts";
import classes from "./scope-pickers.module.css";
import { useScope } from "./use-scope.ts";

interface UnitPickerProps {
  /** The units that can be chosen, one of them always; undefined: all, or none. */
  readonly within?: readonly string[];
  /** What is shown where the address names no unit. */
  readonly chosen?: string | undefined;
}

/** Chooses a brand, market or team; nothing is shown where the log knows none. */
export function UnitPicker({ within, chosen }: UnitPickerProps) {
  const { said } = useScope();
  const navigate = useNavigate();
  const { data: units } = useQuery({ ...api.metrics.units.queryOptions(), enabled: useMay("figures.read") });
  const bounded = useSignedIn().person.grants.every(({ unit }) => unit !== null);
  const known = (units ?? []).filter(({ unit }) => within?.includes(unit) !== false);
  const shown = said.unit ?? chosen;
  if (known.length === 0 && shown === undefined) return undefined;
  const counts = new Map(known.map(({ unit, conversations }) => [unit, conversations]));
  const names = shown === undefined || counts.has(shown) ? [...counts.keys()] : [shown, ...counts.keys()];
  return (
    <Select
      classNames={{ root: classes["unit"] ?? "", input: classes["field"] ?? "" }}
      aria-label="Unit"
      placeholder={bounded ? (known.length === 1 ? known[0]?.unit : "All your units") : "All units"}
      data={names}
      value={shown ?? null}
      searchable
      clearable={within === undefined}
      allowDeselect={within === undefined}
      limit={200}
      nothingFoundMessage="No unit of that name"
      comboboxProps={{ width: 260, position: "bottom-end" }}
      clearButtonProps={{ "aria-label": "Show all units" }}
      renderOption={({ option }) => (
        <>
          {option.value}
          <span className={`${classes["fine"]} numbers`} style={{ marginLeft: "auto" }}>
            {countText(counts.get(option.value) ?? 0)}
          </span>
        </>
      )}
      onChange={(unit) =>
        void navigate({ to: ".", search: (before) => ({ ...before, unit: unit ?? undefined }), resetScroll: false })
      }
    />
  );
}
