import type { GivenRule, RetentionRule } from "@firsthand/govern/retention/contract";
import { Button, Checkbox, Group, Modal, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { plainText } from "../../format/words.ts";
import { FailureNote } from "../../parts/note.tsx";
import { useUnitsOf } from "../../shell/session.ts";
import { fieldWords, monthsText } from "./retention-words.ts";
import classes from "./retention.module.css";

const fields = ["words", "deliveries", "quarantine", "identities", "everything"] as const;

/** What has no channel and no unit: what was never understood, and people, who are met in many. */
const unplaced: ReadonlySet<string> = new Set(["quarantine", "identities"]);
const fresh: GivenRule = {
  field: "words",
  channel: null,
  unit: null,
  months: 36,
  locked: false,
  active: false,
  why: null,
};

/** Makes or changes a rule. */
export function RuleDialog({
  rule,
  channels,
  units,
  onClose,
}: {
  readonly rule: RetentionRule | undefined;
  readonly channels: readonly string[];
  readonly units: readonly string[];
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const bounded = useUnitsOf("retention.manage");
  const [given, setGiven] = useState<GivenRule>(rule ?? { ...fresh, unit: bounded?.[0] ?? null });
  const save = useMutation({
    mutationFn: async () => {
      const { field, channel, unit, months, locked, active } = given;
      const why = given.why?.trim() || null;
      const asked = { field, channel, unit, months, locked, active, why };
      return rule
        ? await client.retention.rules.change({ ...asked, id: rule.id, ifVersion: rule.version })
        : await client.retention.rules.make(asked);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.retention.key() });
      onClose();
    },
  });
  const set = (change: Partial<GivenRule>) => setGiven({ ...given, ...change });
  const issues = issuesOf(save.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const placed = !unplaced.has(given.field);
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={rule ? "Change the rule" : "Add a rule"}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form className={classes["form"]} onSubmit={submit}>
        <Select
          label="What"
          description={fieldWords[given.field].says}
          allowDeselect={false}
          value={given.field}
          data={fields
            .filter((one) => bounded === undefined || !unplaced.has(one))
            .map((value) => ({ value, label: fieldWords[value].name }))}
          onChange={(value) => {
            const field = fields.find((one) => one === value) ?? "words";
            set({ field, ...(unplaced.has(field) ? { channel: null, unit: null } : {}) });
          }}
        />
        {placed && (
          <div className={classes["pair"]}>
            <Select
              label="Channel"
              placeholder="Every channel"
              clearable
              searchable
              clearButtonProps={{ "aria-label": "Every channel" }}
              value={given.channel}
              data={channels.map((value) => ({ value, label: plainText(value) }))}
              onChange={(channel) => set({ channel })}
            />
            <Select
              label="Unit"
              placeholder="The whole organisation"
              clearable={bounded === undefined}
              allowDeselect={bounded === undefined}
              searchable
              clearButtonProps={{ "aria-label": "The whole organisation" }}
              value={given.unit}
              data={[...units]}
              onChange={(unit) => set({ unit })}
            />
          </div>
        )}
        <NumberInput
          label="Kept for so many months"
          description={monthsText(given.months)}
          required
          min={1}
          max={600}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          value={given.months}
          error={issues["months"]}
          onChange={(value) => typeof value === "number" && set({ months: Math.max(1, value) })}
        />
        <TextInput
          label="Why"
          value={given.why ?? ""}
          maxLength={500}
          onChange={(event) => set({ why: event.currentTarget.value })}
        />
        <Checkbox
          label="Locked: no other rule may keep longer what this one covers"
          checked={given.locked}
          onChange={(event) => set({ locked: event.currentTarget.checked })}
        />
        <Switch
          label="On: it is applied each night"
          description={
            bounded === undefined
              ? "Look at a preview first. A run of which nobody saw one stops before it takes out much."
              : "Ask who keeps retention for the whole organisation for a preview: without one a run stops before it takes out much."
          }
          checked={given.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
        {issues["months"] === undefined && <FailureNote error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {rule ? "Save the rule" : "Add the rule"}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
