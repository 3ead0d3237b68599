import type { Position, StandingCriterion } from "@firsthand/transform/maturity/contract";
import { useEffect, useRef, useState } from "react";

import { utcDayText } from "../../../format/dates.ts";
import { Card } from "../../../parts/card.tsx";
import { ErrorState, RowsSkeleton } from "../../../parts/states.tsx";
import { usePlace } from "../../position/use-position.ts";
import { useMay } from "../../../shell/session.ts";
import { useNow } from "../duties/use-now.ts";
import { AnswerActions } from "./answer-actions.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerView } from "./answer-view.tsx";
import classes from "./answers.module.css";
import { seenAt, standingOf } from "./as-of.ts";
import { Owner } from "./owner.tsx";
import { useAnswers, useStandIn } from "./use-answers.ts";

interface AnswersProps {
  readonly position: Position;
  readonly criterion: StandingCriterion;
}

/** Who answers, the answer that stands, what may be done about it, and all earlier ones. */
export function Answers({ position, criterion: { id, says, evidence } }: AnswersProps) {
  const { unit } = position;
  const past = usePlace().month !== undefined;
  const own = useAnswers(id, unit);
  const seesWhole = useMay("position.read:whole");
  const whole = useAnswers(id, null, unit !== null && seesWhole);
  const now = useNow();
  const standIn = useStandIn(own.data);
  const { form, open, close, opener } = useOpenForm();
  if (evidence.kind !== "attestation") return undefined;
  const error = own.error ?? whole.error;
  if (!own.data || (unit !== null && seesWhole && !whole.data)) {
    return (
      <Card title="The answer">
        {error === null ? (
          <RowsSkeleton rows={3} height={44} />
        ) : (
          <ErrorState error={error} retry={() => Promise.all([own.refetch(), whole.refetch()])} />
        )}
      </Card>
    );
  }
  const moment = past ? position.asOf : undefined;
  const given = (answers: typeof own.data.answers) => answers.flatMap((answer) => seenAt(answer, moment) ?? []);
  const owns = given(own.data.answers);
  const ownStanding = standingOf(owns);
  const standing = ownStanding ?? (unit === null ? undefined : standingOf(given(whole.data?.answers ?? [])));
  const earlier = owns.filter((answer) => answer !== standing);
  const { second, proof, months } = evidence;
  // Of an answer for the whole, who sees units only is told no more than what counts.
  const inherited = evidence.answer?.inherited === true ? evidence.answer : undefined;
  const looked = past ? Date.parse(position.asOf) : now;
  return (
    <>
      <Card title="The answer" about={unit === null ? "For the whole organisation" : `For ${unit}`}>
        <div className={classes["stack"]}>
          {!past && (
            <Owner
              criterion={id}
              unit={unit}
              owner={own.data.owner}
              whole={unit === null ? null : (whole.data?.owner ?? null)}
            />
          )}
          {standing ? (
            <>
              {ownStanding === undefined && (
                <p className={classes["fine"]}>
                  It was given for the whole organisation and counts for {unit} too, until {unit} has an answer of its
                  own.
                </p>
              )}
              <AnswerView answer={standing} second={second} moment={looked} stands />
            </>
          ) : (
            <p className={classes["none"]}>
              {inherited ? inheritedText(inherited, unit) : past ? "No answer stood then." : noneText(earlier.length)}
            </p>
          )}
          {!past &&
            (form ? (
              <AnswerForm
                criterion={id}
                unit={unit}
                proof={proof}
                months={months}
                newest={own.data.answers[0]}
                barredBy={standIn.barredBy}
                onClose={close}
              />
            ) : (
              <AnswerActions
                unit={unit}
                says={says}
                answer={standing}
                second={second}
                inherited={standing !== undefined && ownStanding === undefined}
                standIn={standIn}
                onAnswer={open}
                opener={opener}
              />
            ))}
        </div>
      </Card>
      {earlier.length > 0 && (
        <Card title="Earlier answers" about="They are never changed, and stay readable">
          <ul role="list" className={classes["earlier"]}>
            {earlier.map((answer) => (
              <li key={answer.id}>
                <AnswerView answer={answer} second={second} moment={looked} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function inheritedText({ met, by, expiresAt }: { met: boolean; by: string; expiresAt: string }, unit: string | null) {
  const says = met ? "Yes" : "No, not yet";
  return `${says}: ${by} answered it for the whole organisation, until ${utcDayText(expiresAt)}. It stands for ${unit} too, until ${unit} has an answer of its own.`;
}

function noneText(earlier: number): string {
  const none = earlier === 0 ? "Nobody has answered yet" : "No answer stands";
  return `${none}, so it counts as not yet known.`;
}

/** Whether the form is open; who closes it goes on at the button that opened it. */
function useOpenForm() {
  const [form, setForm] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(form);
  useEffect(() => {
    if (was.current && !form) opener.current?.focus();
    was.current = form;
  }, [form]);
  return { form, open: () => setForm(true), close: () => setForm(false), opener };
}
