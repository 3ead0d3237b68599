import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./access.module.css";
import { emailFault } from "./email-fault.ts";
import type { Outcome } from "./next-step.ts";
import { PasskeyNote } from "./passkey-note.tsx";
import { askForPasskey, passkeysWork } from "./passkeys.ts";
import { useFirstFocus } from "./use-first-focus.ts";

/** The first step. What was typed stays when it is refused. */
export function SignInPassword({
  email: known = "",
  onOutcome,
}: {
  readonly email?: string;
  readonly onOutcome: (outcome: Outcome) => void;
}) {
  const first = useFirstFocus();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<{ email?: string | undefined; password?: string | undefined }>({});
  const signIn = useMutation({
    mutationFn: () => client.access.signIn({ email, password }),
    onSuccess: onOutcome,
  });
  const byPasskey = useMutation({
    mutationFn: async () => client.access.signInByPasskey(await askForPasskey()),
    onSuccess: onOutcome,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    byPasskey.reset();
    const found = { email: emailFault(email), password: password === "" ? "Write your password." : undefined };
    setFaults(found);
    if (found.email === undefined && found.password === undefined) signIn.mutate();
  };
  return (
    <form className={classes["form"]} onSubmit={submit} noValidate>
      <TextInput
        label="Mail address"
        type="email"
        autoComplete="username webauthn"
        ref={known === "" ? first : undefined}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={faults.email}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        ref={known === "" ? undefined : first}
        visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={faults.password}
      />
      <FailureNote error={signIn.error} />
      <Button type="submit" size="md" loading={signIn.isPending}>
        Sign in
      </Button>
      {passkeysWork() && (
        <>
          <PasskeyNote error={byPasskey.error} />
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={18} stroke={1.7} />}
            loading={byPasskey.isPending}
            onClick={() => {
              signIn.reset();
              byPasskey.mutate();
            }}
          >
            Use a passkey
          </Button>
        </>
      )}
    </form>
  );
}
