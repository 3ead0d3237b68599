import type { CorrectableLabel, ShownMessage } from "@firsthand/engage/conversations/contract";
import { IconHighlight, IconSparkles, IconUserCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment, useEffect, useRef, useState } from "react";

import { api } from "../../../api/client.ts";
import { useTaxonomyNames } from "../../../parts/taxonomy-names.ts";
import { useMay } from "../../../shell/session.ts";
import { LabelForm } from "./label-form.tsx";
import { type ShownLabel, labelTitles, labelsOf } from "./label-words.ts";
import classes from "./labels.module.css";

interface LabelsProps {
  readonly conversation: string;
  readonly message: ShownMessage;
  /** Whether the words that weighed are marked in the text. */
  readonly marked: boolean;
  readonly onMark: (marked: boolean) => void;
  /** Hears which words weighed for the label that is open; none of them while none is. */
  readonly onWhy: (words: readonly string[]) => void;
}

/** Labels of which the words that weighed can be told. */
const explained = ["topic", "intent", "function", "mood", "urgency", "expects_answer"] as const;
const none: readonly string[] = [];

/** What a machine read in a message, marked as such; who may, corrects it. */
export function Labels({ conversation, message, marked, onMark, onWhy }: LabelsProps) {
  const mayEdit = useMay("conversations.correct");
  const [open, setOpen] = useState<CorrectableLabel>();
  useWhy({ conversation, message: message.id, open: message.direction === "in" ? open : undefined, onWhy });
  const row = useRef<HTMLDivElement>(null);
  const shown = labelsOf(message, useTaxonomyNames());
  const opened = shown.find(({ label }) => label === open);
  const close = () => {
    row.current?.querySelector<HTMLElement>(`[data-label="${open ?? ""}"]`)?.focus();
    setOpen(undefined);
  };
  if (message.body.trim() === "" && message.corrections.length === 0) return undefined;
  return (
    <footer className={classes["labels"]}>
      <div className={classes["row"]} ref={row}>
        <span className={classes["machine"]} title={`Read by machine, model ${message.labels.modelVersion}`}>
          <IconSparkles size={14} stroke={1.6} aria-hidden />
          <span className="hidden-visually">Read by machine:</span>
        </span>
        {shown.map((label) => (
          <Fragment key={label.label}>
            {mayEdit ? (
              <button
                type="button"
                className={classes["label"]}
                data-label={label.label}
                data-tone={label.tone}
                aria-expanded={label.label === open}
                title={titleOf(label)}
                onClick={() => setOpen((was) => (was === label.label ? undefined : label.label))}
              >
                <LabelText label={label} />
              </button>
            ) : (
              <span className={classes["label"]} data-tone={label.tone} title={titleOf(label)}>
                <LabelText label={label} />
              </span>
            )}
            {label.label === "mood" && (
              <WordsToggle words={message.labels.sentimentWords} marked={marked} onMark={onMark} />
            )}
          </Fragment>
        ))}
      </div>
      {opened && mayEdit && (
        <LabelForm
          key={`${message.id} ${opened.label}`}
          conversation={conversation}
          message={message}
          shown={opened}
          onClose={close}
        />
      )}
    </footer>
  );
}

/** Asks which words weighed for the label that is open. */
function useWhy({
  conversation,
  message,
  open,
  onWhy,
}: Pick<LabelsProps, "conversation" | "onWhy"> & {
  readonly message: string;
  readonly open: CorrectableLabel | undefined;
}) {
  const label = explained.find((one) => one === open);
  const { data } = useQuery({
    ...api.taxonomy.explain.queryOptions({ input: { conversation, message, label: label ?? "topic" } }),
    meta: { topics: ["taxonomy", "log"] },
    enabled: label !== undefined,
  });
  const words = label === undefined ? undefined : data?.words;
  useEffect(() => onWhy(words?.map(({ word }) => word) ?? none), [words, onWhy]);
}

/** Marks in the text what weighed in the mood. */
function WordsToggle({
  words,
  marked,
  onMark,
}: Pick<LabelsProps, "marked" | "onMark"> & { readonly words: readonly string[] }) {
  if (words.length === 0) return undefined;
  return (
    <button
      type="button"
      className={classes["words"]}
      aria-pressed={marked}
      aria-label="Mark the words that weighed in the mood"
      title={`Weighed in the mood: ${words.join(", ")}`}
      onClick={() => onMark(!marked)}
    >
      <IconHighlight size={14} stroke={1.6} aria-hidden />
    </button>
  );
}

function LabelText({ label: { text, score, correction } }: { readonly label: ShownLabel }) {
  return (
    <>
      {text}
      {score !== undefined && <span className={classes["score"]}>{score}</span>}
      {correction && (
        <>
          <IconUserCheck size={12} stroke={1.8} aria-hidden />
          <span className="hidden-visually">, corrected by {correction.by}</span>
        </>
      )}
    </>
  );
}

function titleOf({ label, correction }: ShownLabel): string {
  return correction ? `${labelTitles[label]}, corrected by ${correction.by}` : `${labelTitles[label]}, read by machine`;
}
