import type { Insight, InsightState } from "@firsthand/learn/insight/contract";
import { Button, Group, Modal, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./insights.module.css";
import { nextSteps, stepVerb } from "./words.ts";

/** Who looks after a finding, and what can be done next. */
export function Steering({ insight }: { readonly insight: Insight }) {
  const { id, state, owner, version } = insight;
  const queries = useQueryClient();
  const [to, setTo] = useState<InsightState>();
  const { data: owners } = useQuery(api.insights.owners.queryOptions());
  const own = useMutation({
    mutationFn: (chosen: string) =>
      client.insights.own({ id, owner: chosen === "" ? null : chosen, ifVersion: version }),
    onSettled: () => queries.invalidateQueries({ queryKey: api.insights.key() }),
  });
  const known = owners ?? (owner ? [owner] : []);
  const gone = owner !== null && !known.some((one) => one.id === owner.id) ? [owner] : [];
  return (
    <Stack gap="sm" mt="sm">
      <NativeSelect
        label="Looked after by"
        value={owner?.id ?? ""}
        disabled={own.isPending}
        data={[
          { value: "", label: "Nobody yet" },
          ...[...known, ...gone].map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={({ currentTarget }) => own.mutate(currentTarget.value)}
      />
      <FailureNote error={own.error} />
      <div className={classes["actions"]}>
        {nextSteps(state).map((next, at) => (
          <Button key={next} size="xs" variant={at === 0 ? "filled" : "default"} onClick={() => setTo(next)}>
            {stepVerb(state, next)}
          </Button>
        ))}
      </div>
      {to && <StepDialog insight={insight} to={to} onClose={() => setTo(undefined)} />}
    </Stack>
  );
}

function StepDialog({
  insight: { id, state, version },
  to,
  onClose,
}: {
  readonly insight: Insight;
  readonly to: InsightState;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const move = useMutation({
    mutationFn: () => client.insights.move({ id, to, note, ifVersion: version }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: api.insights.key() });
      onClose();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    move.mutate();
  };
  const done = to === "acted" && state !== "told";
  return (
    <Modal
      opened
      onClose={onClose}
      title={stepVerb(state, to)}
      closeOnClickOutside={note === ""}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {done && (
            <p className={classes["fine"]}>
              The clock stops now, and it is kept which customers had raised it, so that they can be told.
            </p>
          )}
          {to === "told" && (
            <p className={classes["fine"]}>
              Who had an answer since the action is counted from the conversations, whatever is said here.
            </p>
          )}
          <Textarea
            label={done ? "What was done" : to === "declined" ? "Why nothing is to be done" : "Note"}
            data-autofocus
            autosize
            minRows={3}
            maxLength={4000}
            value={note}
            error={issuesOf(move.error)["note"]}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <FailureNote error={move.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={move.isPending}>
              {stepVerb(state, to)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
