import { NativeSelect, NumberInput, Switch, TextInput } from "@mantine/core";

import { answerPlaces, below, threadings, visibilities } from "./fields.ts";
import type { MappingParts } from "./mapping-parts.ts";
import classes from "./mapping.module.css";

const choices = [
  { key: "visibility", label: "Who can see it", data: visibilities },
  { key: "threading", label: "How messages hang together", data: threadings },
  { key: "answers", label: "Answers to customers are", data: answerPlaces },
] as const;

/** What the source is called, and what is to be known of it to read its figures rightly. */
export function SourceGroup({ parts: { said, fault, set } }: { readonly parts: MappingParts }) {
  const field = (key: string, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      inputWrapperOrder={below}
      value={said(["source", key])}
      error={fault(`source.${key}`)}
      onChange={(event) =>
        set(["source", key], event.currentTarget.value === "" ? undefined : event.currentTarget.value)
      }
    />
  );
  const hours = (key: string, label: string, usual: number) => (
    <NumberInput
      label={label}
      placeholder={String(usual)}
      min={0}
      suffix=" h"
      value={said(["source", key])}
      error={fault(`source.${key}`)}
      onChange={(value) => set(["source", key], typeof value === "number" ? value : undefined)}
    />
  );
  return (
    <fieldset className={classes["group"]}>
      <legend>The source</legend>
      {field("name", "Name", "Keep it for all files of one source")}
      {field("channel", "Channel", "For records that name none")}
      {choices.map(({ key, label, data }) => (
        <NativeSelect
          key={key}
          label={label}
          data={[{ value: "", label: "As found" }, ...data]}
          value={said(["source", key])}
          error={fault(`source.${key}`)}
          onChange={(event) =>
            set(["source", key], event.currentTarget.value === "" ? undefined : event.currentTarget.value)
          }
        />
      ))}
      {said(["source", "threading"]) === "gap" && hours("gap_hours", "Near in time means within", 72)}
      {hours("promise_hours", "An answer is promised within", 24)}
      {field("country", "Country", "Two letters, for telephone numbers without one")}
      <div className={classes["wide"]}>
        {field(
          "selection",
          "Why this is not everything that was said",
          "Shown with every figure. Empty: it is everything",
        )}
      </div>
      <Switch
        className={classes["wide"] ?? ""}
        label="Answers are signed by accounts of the brand, not by people"
        checked={said(["source", "brand_accounts"]) === "true"}
        onChange={(event) => set(["source", "brand_accounts"], event.currentTarget.checked ? true : undefined)}
      />
    </fieldset>
  );
}
