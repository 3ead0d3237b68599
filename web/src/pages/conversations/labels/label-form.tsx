import type { Correction, LabelValue, ShownMessage } from "@firsthand/engage/conversations/contract";
import { Button, NativeSelect, Radio, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";

import { api } from "../../../api/client.ts";
import { type FailureShown, failureOf } from "../../../api/problem.ts";
import { fullText, momentText } from "../../../format/dates.ts";
import { FailureNote, Note } from "../../../parts/note.tsx";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import { useMessageReplaced } from "../thread/use-thread.ts";
import { useDraft } from "./drafts.ts";
import { type ShownLabel, choicesFor, formValue, labelTitles, labelValueOf, valueText } from "./label-words.ts";
import classes from "./labels.module.css";

interface LabelFormProps {
  readonly conversation: string;
  readonly message: ShownMessage;
  readonly shown: ShownLabel;
  readonly onClose: () => void;
}

/** How a label stands now, where that is not what the form was opened on. */
interface Standing {
  readonly by: string | null;
  readonly at: string | null;
  readonly value: LabelValue;
  readonly version: number;
}

/** Corrects one label. What was typed stays through errors, an ended session, and decisions of others. */
export function LabelForm({ conversation, message, shown, onClose }: LabelFormProps) {
  const { label, correction } = shown;
  const place = { id: conversation, messageId: message.id, label };
  const replaced = useMessageReplaced();
  const fresh = { value: formValue(shown.value), reason: "" };
  const { draft, change, discard } = useDraft(`${message.id} ${label}`, fresh);
  /** The version that whoever fills the form has seen. */
  const [seen, setSeen] = useState(correction?.version ?? 0);
  const done = (now: ShownMessage) => {
    discard();
    replaced(now);
    onClose();
  };
  const save = useMutation({ ...api.conversations.correct.mutationOptions(), onSuccess: done });
  const undo = useMutation({ ...api.conversations.undoCorrection.mutationOptions(), onSuccess: done });
  const conflict =
    standingOf(save.error ?? undo.error) ?? changedMeanwhile(correction, seen, save.isPending || undo.isPending);
  const send = (version: number) => {
    const reason = draft.reason.trim();
    setSeen(version);
    undo.reset();
    save.mutate({
      ...place,
      value: labelValueOf(label, draft.value),
      ifVersion: version,
      ...(reason === "" ? {} : { reason }),
    });
  };
  const cancel = () => {
    discard();
    onClose();
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:checked, select, input")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields are pressed, Esc closes it
    <form
      ref={form}
      className={classes["form"]}
      aria-label={`Correct: ${labelTitles[label]}`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!conflict) send(seen);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {correction && !conflict && (
        <Corrected
          correction={correction}
          busy={undo.isPending}
          onUndo={() => undo.mutate({ params: place, query: { ifVersion: correction.version } })}
        />
      )}
      <ValueField shown={shown} value={draft.value} onChange={(value) => change({ value })} />
      <TextInput
        size="xs"
        label="Why (optional)"
        value={draft.reason}
        maxLength={1000}
        onChange={({ currentTarget: { value } }) => change({ reason: value })}
      />
      {conflict ? (
        <Conflict
          standing={conflict}
          label={label}
          onKeep={cancel}
          busy={save.isPending}
          onMine={() => send(conflict.version)}
        />
      ) : (
        <>
          <FailureNote error={save.error ?? undo.error} />
          <div className={classes["buttons"]}>
            <Button type="submit" size="compact-sm" loading={save.isPending}>
              Save
            </Button>
            <Button variant="default" size="compact-sm" onClick={cancel}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function ValueField({
  shown: { label, value: stands },
  value,
  onChange,
}: {
  readonly shown: ShownLabel;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const choices = choicesFor(label, stands, useTaxonomyNames());
  if (choices.length > 3) {
    return (
      <NativeSelect
        size="xs"
        label={labelTitles[label]}
        value={value}
        data={choices}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Radio.Group size="xs" label={labelTitles[label]} value={value} onChange={onChange}>
      <div className={classes["radios"]}>
        {choices.map((choice) => (
          <Radio key={choice.value} size="xs" value={choice.value} label={choice.label} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Corrected({
  correction: { by, at, reason, label, machineValue },
  busy,
  onUndo,
}: {
  readonly correction: Correction;
  readonly busy: boolean;
  readonly onUndo: () => void;
}) {
  const names = useTaxonomyNames();
  return (
    <div className={classes["corrected"]}>
      <p>
        Corrected by <b>{by}</b>, <time title={fullText(at)}>{momentText(at)}</time>. The machine said “
        {valueText(label, machineValue, names)}”.
        {reason !== null && <span className={classes["reason"]}> Why: {reason}</span>}
      </p>
      <Button variant="default" size="compact-sm" loading={busy} onClick={onUndo}>
        Undo, back to the machine’s
      </Button>
    </div>
  );
}

function Conflict({
  standing: { by, at, value },
  label,
  busy,
  onKeep,
  onMine,
}: {
  readonly standing: Standing;
  readonly label: Correction["label"];
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onMine: () => void;
}) {
  const names = useTaxonomyNames();
  return (
    <Note
      tone="warning"
      told="alert"
      title={
        by === null
          ? "Somebody went back to what the machine read meanwhile"
          : `${by} corrected this to “${valueText(label, value, names)}” meanwhile`
      }
      action={
        <>
          <Button variant="default" size="compact-sm" onClick={onKeep}>
            {by === null ? "Leave it so" : "Keep theirs"}
          </Button>
          <Button size="compact-sm" loading={busy} onClick={onMine}>
            Save mine
          </Button>
        </>
      }
    >
      {at !== null && <time title={fullText(at)}>{momentText(at)}. </time>}
      What you chose is still here.
    </Note>
  );
}

/** What stands now, as an answer says that refuses a correction because somebody else decided. */
function standingOf(error: unknown): Standing | undefined {
  if (error === null || error === undefined) return undefined;
  const failure: FailureShown = failureOf(error);
  if (failure.code !== "correction_conflict") return undefined;
  const { by, at, value, version } = failure.details;
  return {
    by: typeof by === "string" ? by : null,
    at: typeof at === "string" ? at : null,
    value: typeof value === "string" || typeof value === "boolean" ? value : null,
    version: typeof version === "number" ? version : 0,
  };
}

/** A decision of somebody else may also arrive by a live update, before anything is sent. */
function changedMeanwhile(correction: Correction | undefined, seen: number, busy: boolean): Standing | undefined {
  if (busy || (correction?.version ?? 0) === seen) return undefined;
  return correction ?? { by: null, at: null, value: null, version: 0 };
}
