import type { Inspected } from "@firsthand/engage/imports/contract";
import { NativeSelect, Select, TextInput } from "@mantine/core";
import { useMemo } from "react";

import { dateForms } from "./fields.ts";
import type { MappingParts } from "./mapping-parts.ts";
import classes from "./mapping.module.css";

/** How dates are written, in which zone, and how the bytes are read. */
export function DatesGroup({ parts, found }: { readonly parts: MappingParts; readonly found: Inspected }) {
  const { said, fault, set } = parts;
  const form = said(["date_format"]);
  const zone = said(["time_zone"]);
  const zones = useMemo(() => {
    const known = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
    return zone === "" || known.includes(zone) ? known : [zone, ...known];
  }, [zone]);
  const forms =
    dateForms.some(({ value }) => value === form) || form === ""
      ? dateForms
      : [{ value: form, label: form }, ...dateForms];
  return (
    <fieldset className={classes["group"]}>
      <legend>Dates and letters</legend>
      <NativeSelect
        label="Form of the dates"
        data={[{ value: "", label: found.dates === null ? "Find it out" : `As found: ${found.dates}` }, ...forms]}
        value={form}
        error={fault("date_format")}
        onChange={(event) => set(["date_format"], orNothing(event.currentTarget.value))}
      />
      <Select
        label="Time zone"
        placeholder={found.timeZone}
        data={zones}
        limit={40}
        searchable
        nothingFoundMessage="No such zone"
        value={zone === "" ? null : zone}
        error={fault("time_zone")}
        onChange={(value) => set(["time_zone"], value ?? undefined)}
      />
      <TextInput
        label="Encoding"
        placeholder={found.encoding}
        value={said(["encoding"])}
        error={fault("encoding")}
        onChange={(event) => set(["encoding"], orNothing(event.currentTarget.value))}
      />
      {found.delimiter !== null && (
        <NativeSelect
          label="Between the columns"
          data={[
            { value: "", label: "As found" },
            { value: ",", label: "Comma" },
            { value: ";", label: "Semicolon" },
            { value: "\t", label: "Tab" },
            { value: "|", label: "Upright line" },
          ]}
          value={said(["delimiter"])}
          error={fault("delimiter")}
          onChange={(event) => set(["delimiter"], orNothing(event.currentTarget.value))}
        />
      )}
    </fieldset>
  );
}

function orNothing(value: string): string | undefined {
  return value === "" ? undefined : value;
}
