import type { SignedIn } from "../../shell/session.ts";
import { SignInCode } from "./sign-in-code.tsx";
import { SignInEnrolment } from "./sign-in-enrolment.tsx";
import type { NextStep } from "./next-step.ts";

/** What is asked for besides a right password. */
export function SignInStep({
  step,
  onSignedIn,
  onBack,
}: {
  readonly step: NextStep;
  readonly onSignedIn: (session: SignedIn) => void;
  readonly onBack: () => void;
}) {
  return step.state === "second_factor" ? (
    <SignInCode step={step} onSignedIn={onSignedIn} onBack={onBack} />
  ) : (
    <SignInEnrolment token={step.token} onSignedIn={onSignedIn} onBack={onBack} />
  );
}
