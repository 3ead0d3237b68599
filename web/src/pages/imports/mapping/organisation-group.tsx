import { TextInput } from "@mantine/core";
import { useState } from "react";

import type { MappingParts } from "./mapping-parts.ts";
import classes from "./mapping.module.css";

/** Whose mails are ours, so that answers are told from questions. */
export function OrganisationGroup({ parts }: { readonly parts: MappingParts }) {
  return (
    <fieldset className={classes["group"]}>
      <legend>Our own addresses</legend>
      <p className={`${classes["fine"]} ${classes["wide"]}`}>
        Mails from these are answers. Without any, every mail counts as one from a customer.
      </p>
      <ListField parts={parts} name="domains" label="Domains" example="example.org, example.com" />
      <ListField parts={parts} name="addresses" label="Single addresses" example="help@partner.example" />
    </fieldset>
  );
}

function ListField({
  parts: { said, fault, set },
  name,
  label,
  example,
}: {
  readonly parts: MappingParts;
  readonly name: string;
  readonly label: string;
  readonly example: string;
}) {
  const path = ["organisation", name];
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      label={label}
      description="Separated by commas"
      placeholder={example}
      value={typed ?? said(path)}
      error={fault(path.join("."))}
      onBlur={() => setTyped(undefined)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const words = text.split(/[\s,;]+/).filter((word) => word !== "");
        set(path, words.length === 0 ? undefined : words);
      }}
    />
  );
}
