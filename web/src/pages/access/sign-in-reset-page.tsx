import { Anchor, Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type SyntheticEvent, useEffect, useState } from "react";

import { client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { failureOf } from "../../api/problem.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { AccessLayout } from "./access-layout.tsx";
import classes from "./access.module.css";
import { emailFault } from "./email-fault.ts";
import { NewPassword, passwordFault } from "./new-password.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** The way to a new password: the link by mail, and what it opens. */
export function SignInResetPage() {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = () => {
      if (location.hash === "") return;
      setToken(location.hash.slice(1));
      // What opens an account does not stay in the address or the history.
      history.replaceState(history.state, "", location.pathname);
    };
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);
  return token === "" ? <AskForLink /> : <SetPassword token={token} onAskAgain={() => setToken("")} />;
}

function AskForLink() {
  const first = useFirstFocus();
  const [email, setEmail] = useState("");
  const [fault, setFault] = useState<string>();
  const ask = useMutation({ mutationFn: () => client.access.requestReset({ email }) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = emailFault(email);
    setFault(found);
    if (found === undefined) ask.mutate();
  };
  return (
    <AccessLayout title="A new password" about="A link that sets one is sent to your mail address.">
      <form className={classes["form"]} onSubmit={submit} noValidate>
        {ask.isSuccess ? (
          <Note tone="positive" title="Look into your mail" told="status">
            If somebody has an account with a password under {email.trim()}, a link is on its way. It is good for 30
            minutes.
          </Note>
        ) : (
          <>
            <TextInput
              label="Mail address"
              type="email"
              autoComplete="username"
              ref={first}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={fault}
            />
            <FailureNote error={ask.error} />
            <Button type="submit" size="md" loading={ask.isPending}>
              Send the link
            </Button>
          </>
        )}
        <BackToSignIn />
      </form>
    </AccessLayout>
  );
}

function SetPassword({ token, onAskAgain }: { readonly token: string; readonly onAskAgain: () => void }) {
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const set = useMutation({ mutationFn: () => client.access.resetPassword({ token, password }) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = passwordFault(password);
    setFault(found);
    if (found === undefined) set.mutate();
  };
  const told = issuesOf(set.error)["password"];
  const over = set.error !== null && failureOf(set.error).code === "reset_over";
  if (set.isSuccess) {
    return (
      <AccessLayout title="The new password is set" about="All sessions of yours have ended.">
        <BackToSignIn words="Sign in" />
      </AccessLayout>
    );
  }
  return (
    <AccessLayout title="Choose a new password">
      <form className={classes["form"]} onSubmit={submit} noValidate>
        <NewPassword label="New password" value={password} onChange={setPassword} error={fault ?? told} />
        {told === undefined && (
          <FailureNote
            error={set.error}
            action={
              over ? (
                <Anchor onClick={onAskAgain} component="button" type="button">
                  Have a new link sent
                </Anchor>
              ) : undefined
            }
          />
        )}
        <Button type="submit" size="md" loading={set.isPending}>
          Set the password
        </Button>
        <BackToSignIn />
      </form>
    </AccessLayout>
  );
}

function BackToSignIn({ words = "Back to signing in" }: { readonly words?: string }) {
  return (
    <Anchor component={Link} to="/sign-in">
      {words}
    </Anchor>
  );
}
