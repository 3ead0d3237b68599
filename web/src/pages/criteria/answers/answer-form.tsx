import type { Attestation, Somebody } from "@firsthand/transform/attestations/contract";
import { Button, Radio, TextInput, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";

import { api } from "../../../api/client.ts";
import { issuesOf } from "../../../api/issues.ts";
import { utcDayText } from "../../../format/dates.ts";
import { lengthText } from "../words.ts";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import { endsBetween } from "./as-of.ts";
import { AnswerConflict, Barred, conflictOf } from "./conflict.tsx";
import { type AnswerDraft, emptyAnswer, useAnswerDraft } from "./drafts.ts";
import { readDraft } from "./give.ts";
import { ProofField } from "./proof-field.tsx";
import { useAnswersChanged } from "./use-answers.ts";

interface AnswerFormProps {
  readonly criterion: string;
  readonly unit: string | null;
  readonly proof: string;
  readonly months: number;
  /** The newest answer of this unit, as it is known now. */
  readonly newest: Attestation | undefined;
  /** Who answers alone by now: named, or quicker, while the form was open. */
  readonly barredBy: Somebody | undefined;
  readonly onClose: () => void;
}

/** Answers for a criterion. What was typed stays through errors, an ended session, and answers of others. */
export function AnswerForm({ criterion, unit, proof, months, newest, barredBy, onClose }: AnswerFormProps) {
  const { draft, change, discard } = useAnswerDraft(`${criterion} ${unit ?? ""}`, emptyAnswer);
  /** The newest answer that whoever fills the form has seen. */
  const [seen, setSeen] = useState(newest?.id ?? null);
  const [faults, setFaults] = useState<ReturnType<typeof readDraft>["faults"]>();
  const changed = useAnswersChanged();
  const give = useMutation({
    ...api.attestations.give.mutationOptions(),
    onSuccess: async () => {
      await changed();
      discard();
      notifications.show({ message: "The answer is saved." });
      onClose();
    },
    onError: changed,
  });
  const conflict = give.isPending ? undefined : conflictOf(give.error, { newest, seen });
  const told = issuesOf(give.error);
  const send = (ifNewest: string | null) => {
    const read = readDraft(draft);
    setFaults(read.faults);
    if (read.faults) return;
    setSeen(ifNewest);
    give.mutate({ criterion, ...(unit === null ? {} : { unit }), ...read.given, ifNewest });
  };
  const cancel = () => {
    discard();
    onClose();
  };
  const edit = (changes: Partial<AnswerDraft>) => {
    setFaults(undefined);
    change(changes);
  };
  const form = useFocusFirst();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its fields are pressed, Esc closes it
    <form
      ref={form}
      noValidate
      className={classes["form"]}
      aria-label="Answer"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!conflict && !barredBy) send(seen);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Radio.Group
        label="Is it so?"
        value={draft.met}
        error={faults?.met}
        onChange={(met) => edit({ met: met === "yes" ? "yes" : "no" })}
      >
        <div className={classes["radios"]}>
          <Radio value="yes" label="Yes, it is so" />
          <Radio value="no" label="No, it is not so" />
        </div>
      </Radio.Group>
      <Textarea
        label="In your words (optional)"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        value={draft.words}
        error={told["words"]}
        onChange={({ currentTarget: { value } }) => edit({ words: value })}
      />
      <ProofField
        asked={proof}
        draft={draft}
        faults={{ url: faults?.url ?? told["proof.url"] ?? told["proof"], file: faults?.file }}
        onChange={edit}
      />
      <Until draft={draft} months={months} fault={told["expiresAt"]} onChange={edit} />
      {barredBy && !give.isPending ? (
        <Barred owner={barredBy} conflict={conflict} onKeep={cancel} />
      ) : conflict ? (
        <AnswerConflict conflict={conflict} busy={give.isPending} onKeep={cancel} onMine={() => send(conflict.id)} />
      ) : (
        <>
          {Object.keys(told).length === 0 && <Failed error={give.error} />}
          <div className={classes["buttons"]}>
            <Button type="submit" loading={give.isPending}>
              Save the answer
            </Button>
            <Button variant="default" onClick={cancel}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

interface UntilProps {
  readonly draft: AnswerDraft;
  readonly months: number;
  readonly fault: string | undefined;
  readonly onChange: (changes: Partial<AnswerDraft>) => void;
}

function Until({ draft, months, fault, onChange }: UntilProps) {
  const [now] = useState(() => Date.now());
  const { earliest, latest } = endsBetween(now, months);
  return (
    <TextInput
      type="date"
      label="Holds until (optional)"
      description={`Left empty, it holds for ${lengthText(months)}: until ${utcDayText(latest)}`}
      className={classes["date"] ?? ""}
      min={earliest}
      max={latest}
      value={draft.expiresAt}
      error={fault !== undefined && `Choose a day from ${utcDayText(earliest)} to ${utcDayText(latest)}.`}
      onChange={({ currentTarget: { value } }) => onChange({ expiresAt: value })}
    />
  );
}

function useFocusFirst() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:checked, input")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return form;
}
