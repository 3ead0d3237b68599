import { Checkbox, Radio, TextInput } from "@mantine/core";

import classes from "./chat.module.css";
import { type Day, type Draft, dayNames } from "./draft.ts";

/** When visitors are told that somebody is there. */
export function HoursFields({
  draft,
  issues,
  change,
}: {
  readonly draft: Draft;
  readonly issues: Readonly<Record<string, string>>;
  readonly change: (part: Partial<Draft>) => void;
}) {
  const put = (at: number, day: Partial<Day>) =>
    change({ days: draft.days.map((one, index) => (index === at ? { ...one, ...day } : one)) });
  return (
    <>
      <Radio.Group
        label="When is somebody there?"
        description="At other times visitors are asked for a mail address and can leave a message."
        value={draft.kind}
        onChange={(kind) => change({ kind: kinds.find((one) => one === kind) ?? "always" })}
      >
        <div className={classes["form"]} style={{ marginTop: "var(--space-1)" }}>
          <Radio value="always" label="Always" />
          <Radio value="hours" label="At these hours" />
          <Radio value="colleagues" label="While a colleague has Firsthand open" />
        </div>
      </Radio.Group>
      {draft.kind === "hours" && (
        <div className={classes["form"]}>
          <TextInput
            label="Time zone"
            value={draft.zone}
            maxLength={60}
            error={issues["settings.availability.zone"]}
            onChange={(event) => change({ zone: event.currentTarget.value })}
          />
          {draft.days.map((day, at) => (
            <div key={dayNames[at]} className={classes["day"]}>
              <Checkbox
                label={dayNames[at]}
                checked={day.on}
                onChange={(event) => put(at, { on: event.currentTarget.checked })}
              />
              <TextInput
                type="time"
                aria-label={`${dayNames[at]}, from`}
                disabled={!day.on}
                value={day.from}
                onChange={(event) => put(at, { from: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                aria-label={`${dayNames[at]}, until`}
                disabled={!day.on}
                value={day.to}
                onChange={(event) => put(at, { to: event.currentTarget.value })}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

const kinds = ["always", "hours", "colleagues"] as const;
