import type { GivenRule, Retention, RetentionRule } from "@firsthand/govern/retention/contract";
import { Button } from "@mantine/core";
import { IconHourglass, IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { dateText } from "../../format/dates.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { Confirm } from "../../parts/confirm.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState } from "../../parts/states.tsx";
import { useMayIn } from "../../shell/session.ts";
import { fieldWords, monthsText, whereText } from "./retention-words.ts";
import classes from "./retention.module.css";
import { RuleDialog } from "./rule-dialog.tsx";

/** The rules, and a first set for who has none. */
export function RulesCard({ retention }: { readonly retention: Retention }) {
  const { rules, suggested } = retention;
  const queries = useQueryClient();
  const [editing, setEditing] = useState<RetentionRule | "new">();
  const [removing, setRemoving] = useState<RetentionRule>();
  const refresh = () => queries.invalidateQueries({ queryKey: api.retention.key() });
  return (
    <Card
      title="Rules"
      flush
      about="The rule for the nearest unit decides, then the one for the channel. Without a rule data are kept for good."
      actions={
        <Button
          variant="default"
          size="compact-sm"
          className={classes["keep"] ?? ""}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEditing("new")}
        >
          Add a rule
        </Button>
      }
    >
      {rules.length === 0 && (
        <EmptyState
          title="Everything is kept for good"
          icon={<IconHourglass size={28} stroke={1.5} />}
          action={suggested.length > 0 ? <Suggested suggested={suggested} /> : undefined}
        >
          Nothing goes unasked.
          {suggested.length > 0 && " A first set of rules, each switched off until you have seen its preview:"}
          {suggested.map((rule) => (
            <span key={rule.field} style={{ display: "block" }}>
              {fieldWords[rule.field].name}, {monthsText(rule.months)}
            </span>
          ))}
        </EmptyState>
      )}
      <ul className={classes["list"]}>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} onEdit={() => setEditing(rule)} onRemove={() => setRemoving(rule)} />
        ))}
      </ul>
      {editing !== undefined && (
        <RuleDialog
          rule={editing === "new" ? undefined : editing}
          channels={retention.channels}
          units={retention.units}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <Confirm
          title="Remove this rule?"
          verb="Remove the rule"
          onConfirm={async () => {
            await client.retention.rules.remove({ id: removing.id, ifVersion: removing.version });
            await refresh();
          }}
          onClose={() => setRemoving(undefined)}
        >
          What it covers is kept by the next rule that does, or for good. What it took out does not come back.
        </Confirm>
      )}
    </Card>
  );
}

function RuleRow({
  rule,
  onEdit,
  onRemove,
}: {
  readonly rule: RetentionRule;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { field, months, active, locked, why, by, at } = rule;
  const mayChange = useMayIn("retention.manage", rule.unit);
  const name = `${fieldWords[field].name} ${whereText(rule)}`;
  return (
    <li className={classes["row"]}>
      <div>
        <div className={classes["head"]}>
          <strong>{fieldWords[field].name}</strong> {whereText(rule)}: {monthsText(months)}
          {active ? <Chip tone="positive">On</Chip> : <Chip>Off</Chip>}
          {locked && (
            <Chip tone="violet" title="No other rule may keep longer what this one covers">
              Locked
            </Chip>
          )}
        </div>
        <p className={classes["fine"]}>
          {why !== null && `${why} `}By {by}, {dateText(at)}.
        </p>
      </div>
      {mayChange && (
        <div className={classes["buttons"]}>
          <Button variant="default" size="compact-sm" onClick={onEdit} aria-label={`Change: ${name}`}>
            Change
          </Button>
          <Button variant="default" size="compact-sm" onClick={onRemove} aria-label={`Remove: ${name}`}>
            Remove
          </Button>
        </div>
      )}
    </li>
  );
}

/** Makes the suggested rules, all switched off. */
function Suggested({ suggested }: { readonly suggested: readonly GivenRule[] }) {
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async () => {
      for (const rule of suggested) await client.retention.rules.make(rule);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: api.retention.key() }),
  });
  return (
    <>
      <FailureNote error={make.error} />
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        Take these, switched off
      </Button>
    </>
  );
}
