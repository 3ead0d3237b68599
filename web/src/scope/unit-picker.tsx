import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api } from "../api/client.ts";
import { countText } from "../format/numbers.ts";
import { useMay, useSignedIn } from "../shell/session.ts";
import classes from "./scope-pickers.module.css";
import { useScope } from "./use-scope.ts";

/** Chooses a brand, market or team; nothing is shown where the log knows none. */
export function UnitPicker() {
  const { said } = useScope();
  const navigate = useNavigate();
  const { data: units } = useQuery({ ...api.metrics.units.queryOptions(), enabled: useMay("figures.read") });
  const bounded = useSignedIn().person.grants.every(({ unit }) => unit !== null);
  const known = units ?? [];
  if (known.length === 0 && said.unit === undefined) return undefined;
  const counts = new Map(known.map(({ unit, conversations }) => [unit, conversations]));
  const names = said.unit === undefined || counts.has(said.unit) ? [...counts.keys()] : [said.unit, ...counts.keys()];
  return (
    <Select
      classNames={{ root: classes["unit"] ?? "", input: classes["field"] ?? "" }}
      aria-label="Unit"
      placeholder={bounded ? "All your units" : "All units"}
      data={names}
      value={said.unit ?? null}
      searchable
      clearable
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
