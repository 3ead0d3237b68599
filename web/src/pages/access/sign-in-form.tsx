import { useState } from "react";

import type { SignedIn } from "../../shell/session.ts";
import type { NextStep, Outcome } from "./next-step.ts";
import { SignInPassword } from "./sign-in-password.tsx";
import { SignInStep } from "./sign-in-step.tsx";

/** Mail address and password or a passkey, and the second step where one is asked for. */
export function SignInForm({
  email,
  onSignedIn,
}: {
  readonly email?: string;
  readonly onSignedIn: (session: SignedIn) => void;
}) {
  const [step, setStep] = useState<NextStep>();
  const follow = (outcome: Outcome) => {
    if (outcome.state === "signed_in") onSignedIn(outcome);
    else setStep(outcome);
  };
  if (step) return <SignInStep step={step} onSignedIn={onSignedIn} onBack={() => setStep(undefined)} />;
  return <SignInPassword {...(email === undefined ? {} : { email })} onOutcome={follow} />;
}
