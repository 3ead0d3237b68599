import { Button, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { FailureNote } from "../../parts/note.tsx";
import type { SignedIn } from "../../shell/session.ts";
import classes from "./access.module.css";
import { PasskeyNote } from "./passkey-note.tsx";
import { askForPasskey, passkeysWork } from "./passkeys.ts";
import type { NextStep } from "./next-step.ts";
import { useFirstFocus } from "./use-first-focus.ts";

/** The second step: a code of the app, a recovery code, or a passkey. */
export function SignInCode({
  step,
  onSignedIn,
  onBack,
}: {
  readonly step: Extract<NextStep, { state: "second_factor" }>;
  readonly onSignedIn: (session: SignedIn) => void;
  readonly onBack: () => void;
}) {
  const first = useFirstFocus();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const give = useMutation({
    mutationFn: () => client.access.secondFactor({ token: step.token, code }),
    onSuccess: onSignedIn,
  });
  const byPasskey = useMutation({
    mutationFn: async () => client.access.signInByPasskey(await askForPasskey()),
    onSuccess: onSignedIn,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = code.trim() === "" ? "Write the code." : undefined;
    setFault(found);
    if (found === undefined) give.mutate();
  };
  const over = give.error !== null && failureOf(give.error).code === "step_over";
  return (
    <form className={classes["form"]} onSubmit={submit} noValidate>
      {step.code && (
        <>
          <TextInput
            key={recovery ? "recovery" : "app"}
            label={recovery ? "Recovery code" : "Code of your authenticator app"}
            description={
              recovery ? "One of those that you kept; each is good once." : "Six digits, new every 30 seconds."
            }
            autoComplete="one-time-code"
            inputMode={recovery ? "text" : "numeric"}
            spellCheck={false}
            ref={first}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={fault}
          />
          <FailureNote error={give.error} />
          <Button type="submit" size="md" loading={give.isPending} disabled={over}>
            Go on
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setRecovery(!recovery);
              setCode("");
              setFault(undefined);
            }}
          >
            {recovery ? "Use the app instead" : "Use a recovery code instead"}
          </Button>
        </>
      )}
      {step.passkey && passkeysWork() && (
        <>
          <PasskeyNote error={byPasskey.error} />
          <Button
            variant={step.code ? "default" : "filled"}
            size="md"
            leftSection={<IconFingerprint size={18} stroke={1.7} />}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            Use your passkey
          </Button>
        </>
      )}
      <Button variant="subtle" color="gray" onClick={onBack}>
        Begin again
      </Button>
    </form>
  );
}
