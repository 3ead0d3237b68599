import type { JudgedLabel, LabellingTask } from "@firsthand/learn/labelling/contract";
import { Button, Kbd, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconPlayerSkipForward } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";

import { dateText } from "../../format/dates.ts";
import { languageText, plainText } from "../../format/words.ts";
import { Card } from "../../parts/card.tsx";
import { Chip } from "../../parts/chip.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { EmptyState, RowsSkeleton } from "../../parts/states.tsx";
import { useTaxonomyNames } from "../../parts/taxonomy-names.ts";
import { percentText, valueText } from "../reading/words.ts";
import { type Choice, choicesOf, keyAt, matchingChoices, mayBeNone, NONE_OF_THEM } from "./choices.ts";
import classes from "./labelling.module.css";
import { type Judging, useJudging } from "./use-judging.ts";
import { useJudgingKeys } from "./use-judging-keys.ts";

/** More choices than there are keys are found by typing. */
const KEYS = 9;

const questions: Readonly<Record<JudgedLabel, string>> = {
  topic: "What is it about?",
  intent: "What does its writer want?",
  function: "Whose work is it?",
  mood: "How does its writer feel?",
  urgency: "Is it urgent?",
  expects_answer: "Does it want an answer?",
};

/** One text, and what it may be. */
export function TaskCard({ label }: { readonly label: JudgedLabel }) {
  const judging = useJudging(label);
  const { task } = judging;
  return (
    <Card title={questions[label]} about="Judge by these words alone, as the machine does. Personal data are masked.">
      <div className={classes["stack"]}>
        {task ? (
          <Task key={task.message} task={task} judging={judging} />
        ) : task === null && !judging.choosing ? (
          <EmptyState
            title="Nothing is left to judge"
            action={
              <Button variant="default" onClick={judging.again} loading={judging.busy}>
                Ask again
              </Button>
            }
          >
            All texts that were chosen are judged, or others are at them. New ones are chosen when customers wrote, and
            at the latest each day.
          </EmptyState>
        ) : (
          judging.error === null && (
            <>
              <output className={classes["fine"]}>
                {judging.choosing
                  ? "The texts that teach most are being chosen; that takes some seconds."
                  : "One moment."}
              </output>
              <RowsSkeleton rows={2} height={80} />
            </>
          )
        )}
        <FailureNote
          error={judging.error}
          action={
            !task && (
              <Button variant="default" onClick={judging.again}>
                Ask again
              </Button>
            )
          }
        />
        <Last judging={judging} />
      </div>
    </Card>
  );
}

function Task({ task, judging }: { readonly task: LabellingTask; readonly judging: Judging }) {
  const { label, suggestion } = task;
  const names = useTaxonomyNames();
  const choices = useMemo(() => choicesOf(label, names), [label, names]);
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const shown = matchingChoices(choices, typed);
  const searched = choices.length > KEYS;
  useEffect(() => {
    // A field that takes the focus brings up the keyboard of a telephone, over the text.
    if (globalThis.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);
  const accept = () => {
    const [first] = shown;
    if (typed.trim() !== "") {
      if (first) judging.judge(first.value);
    } else if (suggestion) judging.judge(suggestion.value);
  };
  useJudgingKeys(field, {
    digit: (digit) => {
      const found = shown.find((_one, at) => keyAt(at) === digit);
      if (found) judging.judge(found.value);
      else if (digit === "0" && mayBeNone(label)) judging.judge(null);
    },
    accept,
    skip: judging.skip,
    undo: judging.undo,
  });
  return (
    <>
      <p className={classes["chips"]}>
        <Chip>{plainText(task.channel)}</Chip>
        <Chip>{task.language === null ? "Language unknown" : languageText(task.language)}</Chip>
        <Chip>{dateText(task.at)}</Chip>
        {task.blind && (
          <Chip tone="violet" title="It measures, or somebody else judges it too: nothing is shown before your answer">
            Without help
          </Chip>
        )}
      </p>
      <blockquote className={classes["text"]} tabIndex={0} aria-label="The text" dir="auto">
        {task.text}
      </blockquote>
      {suggestion && (
        <div className={classes["suggestion"]}>
          <span>
            {"The machine says "}
            <strong>{valueText(label, suggestion.value, names)}</strong>
            {suggestion.probability !== null && `, ${percentText(suggestion.probability)} sure`}
          </span>
          <Button
            size="xs"
            variant="default"
            disabled={judging.busy}
            onClick={() => judging.judge(suggestion.value)}
            rightSection={<Kbd size="xs">Enter</Kbd>}
          >
            Take it
          </Button>
        </div>
      )}
      {searched && (
        <TextInput
          ref={field}
          value={typed}
          aria-label="Find a value"
          placeholder="Type to find, or press a number"
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      <Choices shown={shown} busy={judging.busy} onChoose={judging.judge} />
      <div className={classes["actions"]}>
        {mayBeNone(label) && (
          <Button
            variant="default"
            rightSection={<Kbd size="xs">0</Kbd>}
            disabled={judging.busy}
            onClick={() => judging.judge(null)}
          >
            {NONE_OF_THEM}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPlayerSkipForward size={16} />}
          rightSection={<Kbd size="xs">→</Kbd>}
          disabled={judging.busy}
          onClick={judging.skip}
        >
          Skip
        </Button>
      </div>
    </>
  );
}

function Choices({
  shown,
  busy,
  onChoose,
}: {
  readonly shown: readonly Choice[];
  readonly busy: boolean;
  readonly onChoose: (value: string | null) => void;
}) {
  if (shown.length === 0) return <p className={classes["fine"]}>Nothing is called so.</p>;
  return (
    <ul role="list" className={classes["choices"]} aria-label="What it may be">
      {shown.map((choice, at) => {
        const key = keyAt(at);
        return (
          <li key={choice.value}>
            <button
              type="button"
              className={classes["choice"]}
              aria-disabled={busy}
              onClick={() => onChoose(choice.value)}
              {...(key === null ? {} : { "aria-keyshortcuts": key })}
            >
              <span className={classes["key"]} aria-hidden="true">
                {key ?? ""}
              </span>
              <span>{choice.label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What was said last, with what the machine had said, and the way back. */
function Last({ judging: { last, busy, undo } }: { readonly judging: Judging }) {
  const names = useTaxonomyNames();
  if (!last) return undefined;
  const { value, machine, label, purpose, agreed, conversation, message } = last;
  const text = (one: string | null) => valueText(label, one, names);
  return (
    <div className={classes["last"]}>
      <output>
        {`You said “${text(value)}”. `}
        {machine.value === value ? "The machine had said the same" : `The machine had said “${text(machine.value)}”`}
        {purpose === "audit" ? "; this text measures and is not learnt from." : "."}
        {agreed === false && " Somebody else said otherwise: it stands under disagreements."}
        {agreed === true && " Somebody else said the same."}
        {conversation !== null && (
          <>
            {" "}
            <Link to="/conversations/$conversation" params={{ conversation }} search={{ message }}>
              Open the conversation
            </Link>
          </>
        )}
      </output>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconArrowBackUp size={16} />}
        rightSection={<Kbd size="xs">←</Kbd>}
        disabled={busy}
        onClick={undo}
      >
        Take it back
      </Button>
    </div>
  );
}
