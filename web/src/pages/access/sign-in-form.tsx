import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";

import { client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import type { SignedIn } from "../../shell/session.ts";
import classes from "./access.module.css";
import { emailFault } from "./email-fault.ts";
import { useFirstFocus } from "./use-first-focus.ts";

/** Mail address and password. What was typed stays when it is refused. */
export function SignInForm({
  email: known = "",
  onSignedIn,
}: {
  readonly email?: string;
  readonly onSignedIn: (session: SignedIn) => void;
}) {
  const first = useFirstFocus();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<{ email?: string | undefined; password?: string | undefined }>({});
  const signIn = useMutation({
    mutationFn: () => client.access.signIn({ email, password }),
    onSuccess: onSignedIn,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = { email: emailFault(email), password: password === "" ? "Write your password." : undefined };
    setFaults(found);
    if (found.email === undefined && found.password === undefined) signIn.mutate();
  };
  return (
    <form className={classes["form"]} onSubmit={submit} noValidate>
      <TextInput
        label="Mail address"
        type="email"
        autoComplete="username"
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
    </form>
  );
}
