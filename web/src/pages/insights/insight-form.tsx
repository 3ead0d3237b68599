import type { MessageFilter } from "@firsthand/learn/filters/contract";
import type { FrontOfficeFunction } from "@firsthand/kernel/functions";
import { Button, NativeSelect, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { Card } from "../../parts/card.tsx";
import { MessageFilterFields } from "../../parts/message-filter/message-filter.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { functionChoices, functionOf } from "./functions.ts";
import classes from "./insights.module.css";

/** What a form of a finding holds; days as 2026-03-31, `until` the first day after the window. */
export interface InsightDraft {
  readonly title: string;
  readonly says: string;
  readonly function: FrontOfficeFunction;
  readonly unit: string | null;
  readonly targetDays: number;
  readonly filter: MessageFilter;
  readonly since: string;
  readonly until: string;
}

/** The fields of a finding. What was typed stays when it is refused. */
export function InsightForm({
  begin,
  verb,
  error,
  pending,
  onSave,
  onCancel,
}: {
  readonly begin: InsightDraft;
  readonly verb: string;
  readonly error: unknown;
  readonly pending: boolean;
  readonly onSave: (draft: InsightDraft) => void;
  readonly onCancel: () => void;
}) {
  const [draft, setDraft] = useState(begin);
  const { data: facets } = useQuery(api.conversations.facets.queryOptions());
  const set = <K extends keyof InsightDraft>(key: K, value: InsightDraft[K]) => setDraft({ ...draft, [key]: value });
  const issues = issuesOf(error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSave(draft);
  };
  const units = [...new Set([draft.unit ?? "", ...(facets?.units ?? []).map(({ value }) => value)])];
  return (
    <form onSubmit={submit} noValidate className={classes["column"]}>
      <Card title="What was found">
        <div className={classes["form"]}>
          <TextInput
            label="Title"
            description="What customers say, in one sentence"
            maxLength={200}
            value={draft.title}
            error={issues["title"]}
            onChange={(event) => set("title", event.currentTarget.value)}
          />
          <Textarea
            label="What it says"
            description="What happens, to whom, since when, and what it may come from"
            autosize
            minRows={3}
            maxLength={4000}
            value={draft.says}
            error={issues["says"]}
            onChange={(event) => set("says", event.currentTarget.value)}
          />
          <div className={classes["two"]}>
            <NativeSelect
              label="Function concerned"
              value={draft.function}
              data={functionChoices}
              onChange={({ currentTarget }) => set("function", functionOf(currentTarget.value) ?? "product")}
            />
            <NativeSelect
              label="Unit"
              value={draft.unit ?? ""}
              data={units
                .map((unit) => ({ value: unit, label: unit === "" ? "The whole organisation" : unit }))
                .toSorted((a, b) => Number(b.value === "") - Number(a.value === ""))}
              error={issues["unit"]}
              onChange={({ currentTarget }) => set("unit", currentTarget.value || null)}
            />
            <NumberInput
              label="To be acted on within"
              suffix=" days"
              min={1}
              max={730}
              value={draft.targetDays}
              error={issues["targetDays"]}
              onChange={(value) => set("targetDays", typeof value === "number" ? value : 30)}
            />
          </div>
        </div>
      </Card>
      <Card title="Evidence" about="Which messages speak of it; they are counted now, and again whenever it is opened">
        <div className={classes["form"]}>
          <div className={classes["two"]}>
            <TextInput
              type="date"
              label="From"
              value={draft.since}
              error={issues["evidence.since"]}
              onChange={(event) => set("since", event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label="Up to, not with"
              value={draft.until}
              error={issues["evidence.until"]}
              onChange={(event) => set("until", event.currentTarget.value)}
            />
          </div>
          <MessageFilterFields value={draft.filter} onChange={(filter) => set("filter", filter)} />
        </div>
      </Card>
      <FailureNote error={error} />
      <div className={classes["actions"]}>
        <Button type="submit" loading={pending}>
          {verb}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
