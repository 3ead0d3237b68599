import type { Attestation } from "@firsthand/transform/attestations/contract";
import { Button } from "@mantine/core";
import { IconEye, IconSignature } from "@tabler/icons-react";
import { type Ref, useState } from "react";

import { useMay, useMayIn, useSignedIn } from "../../../shell/session.ts";
import { useNow } from "../duties/use-now.ts";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import { holdOf } from "./as-of.ts";
import { SignDialog } from "./sign-dialog.tsx";
import { type StandIn, useCheck } from "./use-answers.ts";
import { WithdrawForm } from "./withdraw-form.tsx";

interface ActionsProps {
  /** For which unit; null: the whole organisation. */
  readonly unit: string | null;
  /** What the criterion says. */
  readonly says: string;
  /** The answer that stands; undefined where none does. */
  readonly answer: Attestation | undefined;
  readonly second: boolean;
  /** It was given for the whole organisation, and a unit is looked at. */
  readonly inherited: boolean;
  readonly standIn: StandIn;
  readonly onAnswer: () => void;
  /** The button that opens the form, to come back to. */
  readonly opener: Ref<HTMLButtonElement>;
}

/** What whoever looks may do about the answer that stands. */
export function AnswerActions({ unit, says, answer, second, inherited, standIn, onAnswer, opener }: ActionsProps) {
  const { person } = useSignedIn();
  const edit = useMayIn("attestations.answer", unit);
  const manages = useMay("model.edit");
  const [withdrawing, setWithdrawing] = useState<string>();
  const [signing, setSigning] = useState<Attestation>();
  const check = useCheck();
  const now = useNow();
  if (!edit) return <p className={classes["fine"]}>Your role may not answer, sign, or look at proofs.</p>;
  const own = answer?.by.id === person.id;
  const holds = answer !== undefined && holdOf(answer, now).status !== "expired";
  const signable = holds && !own && second && answer.signed === null;
  const checkable = holds && !own && answer.proof !== null && answer.checked === null;
  if (answer !== undefined && withdrawing === answer.id) {
    return <WithdrawForm id={answer.id} onClose={() => setWithdrawing(undefined)} />;
  }
  return (
    <>
      <NamedElse standIn={standIn} />
      {holds && own && <WaitsForOthers answer={answer} second={second} />}
      <Failed error={check.error} />
      {signing !== undefined && <SignDialog says={says} answer={signing} onClose={() => setSigning(undefined)} />}
      <div className={classes["buttons"]}>
        {signable && (
          <Button
            leftSection={<IconSignature size={16} stroke={1.7} aria-hidden />}
            onClick={() => {
              check.reset();
              setSigning(answer);
            }}
          >
            Sign
          </Button>
        )}
        {checkable && (
          <Button
            variant={signable ? "default" : "filled"}
            leftSection={<IconEye size={16} stroke={1.7} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate({ id: answer.id })}
          >
            Proof looked at
          </Button>
        )}
        {standIn.barredBy === undefined && (
          <Button ref={opener} variant={signable || checkable || holds ? "default" : "filled"} onClick={onAnswer}>
            {answer === undefined || inherited ? "Answer" : "Answer anew"}
          </Button>
        )}
        {answer !== undefined && !inherited && (own || manages) && (
          <Button variant="subtle" color="gray" onClick={() => setWithdrawing(answer.id)}>
            Take back
          </Button>
        )}
      </div>
    </>
  );
}

/** Somebody else is named: who looks cannot answer, or takes their place by it. */
function NamedElse({ standIn: { barredBy, replaces } }: Pick<ActionsProps, "standIn">) {
  if (barredBy) return <p className={classes["fine"]}>{barredBy.name} answers for this.</p>;
  if (!replaces) return undefined;
  return (
    <p className={classes["fine"]}>
      {replaces.why === "gone"
        ? `${replaces.name} is no member here. Whoever answers becomes the owner.`
        : `${replaces.name} answers for this. You may change the model, so you can too, and become the owner.`}
    </p>
  );
}

/** Nobody signs or looks at their own answer. */
function WaitsForOthers({ answer, second }: { readonly answer: Attestation; readonly second: boolean }) {
  const parts = [
    ...(second && answer.signed === null ? ["sign it"] : []),
    ...(answer.proof !== null && answer.checked === null ? ["look at its proof"] : []),
  ];
  if (parts.length === 0) return undefined;
  return <p className={classes["fine"]}>Somebody else can {parts.join(" and ")}; ask them to open this page.</p>;
}
