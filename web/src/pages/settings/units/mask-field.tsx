import type { Unit, UnitRules } from "@firsthand/govern/access/contract";
import { Radio, Switch } from "@mantine/core";

import classes from "./units.module.css";

interface MaskFieldProps {
  readonly value: UnitRules["mask"];
  /** What holds above. */
  readonly above: Unit["holds"]["mask"];
  readonly onChange: (value: UnitRules["mask"]) => void;
}

/** The rule whether personal data are masked; where a unit above has locked it, it is shown and cannot be changed. */
export function MaskField({ value, above, onChange }: MaskFieldProps) {
  const from = above.from ?? "the whole organisation";
  const choices = [
    { value: "", said: null, label: `As above: ${above.value ? "masked" : "in full"}, from ${from}` },
    { value: "true", said: true, label: "Masked" },
    { value: "false", said: false, label: "In full" },
  ] as const;
  return (
    <fieldset className={classes["rule"]}>
      <legend>Personal data</legend>
      {above.locked ? (
        <p>
          {above.value ? "Masked" : "In full"}: {from} has locked this for all units below it.
        </p>
      ) : (
        <div className={classes["choices"]}>
          {choices.map(({ value: id, said, label }) => (
            <Radio
              key={id}
              name="mask"
              size="sm"
              label={label}
              checked={value.value === said}
              onChange={() => onChange({ value: said, locked: said !== null && value.locked })}
            />
          ))}
          <Switch
            size="sm"
            label="Units below may not say otherwise"
            checked={value.locked}
            disabled={value.value === null}
            onChange={({ currentTarget: { checked } }) => onChange({ ...value, locked: checked })}
          />
        </div>
      )}
      <p className={classes["holds"]}>Masked: only who may see personal data in full sees names, mails and numbers.</p>
    </fieldset>
  );
}
