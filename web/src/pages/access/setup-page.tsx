import { Anchor, Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type SyntheticEvent, useEffect, useState } from "react";

import { client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { failureOf } from "../../api/problem.ts";
import { Go } from "../../parts/go.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { sessionQuery } from "../../shell/session.ts";
import { AccessLayout } from "./access-layout.tsx";
import classes from "./access.module.css";
import { emailFault } from "./email-fault.ts";
import { enter } from "./enter.ts";
import { NewPassword, passwordFault } from "./new-password.tsx";
import { useFirstFocus } from "./use-first-focus.ts";

/** The first page of a new installation: makes the first administrator. */
export function SetupPage() {
  const { data, error, refetch, isPending } = useQuery(sessionQuery);
  if (isPending) return <AccessLayout title="Set up Firsthand">{null}</AccessLayout>;
  if (!data) {
    return (
      <AccessLayout title="Set up Firsthand">
        <ErrorState error={error} retry={refetch} />
      </AccessLayout>
    );
  }
  if (data.state === "signed_in") return <Go to="/welcome" />;
  if (data.state === "signed_out") return <Go to="/sign-in" />;
  return <SetupForm codeNeeded={data.codeNeeded} />;
}

type Faults = Readonly<Partial<Record<"name" | "email" | "password" | "code", string | undefined>>>;

function SetupForm({ codeNeeded }: { readonly codeNeeded: boolean }) {
  const first = useFirstFocus();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState(codeInAddress);
  const [faults, setFaults] = useState<Faults>({});
  const setUp = useMutation({
    mutationFn: () =>
      client.access.setUp({ name, email, password, ...(code.trim() === "" ? {} : { code: code.trim() }) }),
    onSuccess: enter,
  });
  useEffect(() => {
    // The code opens the installation until somebody has set it up: it does not stay in the address or the history.
    if (location.hash !== "") history.replaceState(history.state, "", location.pathname);
  }, []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found: Faults = {
      name: name.trim() === "" ? "Write your name." : undefined,
      email: emailFault(email),
      password: passwordFault(password),
      code: codeNeeded && code.trim() === "" ? "Write the code that the server printed." : undefined,
    };
    setFaults(found);
    if (Object.values(found).every((fault) => fault === undefined)) setUp.mutate();
  };
  const told: Faults = { ...issuesOf(setUp.error), ...codeFault(setUp.error) };
  const hasFieldFault = Object.keys(told).length > 0;
  return (
    <AccessLayout
      title="Set up Firsthand"
      about="You are the first here. Make the account that looks after this installation; others are invited later."
    >
      <form className={classes["form"]} onSubmit={submit} noValidate>
        {codeNeeded && (
          <TextInput
            label="Setup code"
            description="It stands where the server was started, at the end of the printed address after #code=, and is new at each start."
            autoComplete="one-time-code"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            error={faults.code ?? told.code}
          />
        )}
        <TextInput
          label="Name"
          autoComplete="name"
          ref={first}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faults.name ?? told.name}
        />
        <TextInput
          label="Mail address"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={faults.email ?? told.email}
        />
        <NewPassword value={password} onChange={setPassword} error={faults.password ?? told.password} />
        {!hasFieldFault && (
          <FailureNote
            error={setUp.error}
            action={
              setUp.error && failureOf(setUp.error).code === "already_set_up" ? (
                <Anchor component={Link} to="/sign-in">
                  Sign in
                </Anchor>
              ) : undefined
            }
          />
        )}
        <Button type="submit" size="md" loading={setUp.isPending}>
          Create the account
        </Button>
      </form>
    </AccessLayout>
  );
}

function codeInAddress(): string {
  return new URLSearchParams(location.hash.replace(/^#/, "")).get("code") ?? "";
}

function codeFault(error: unknown): Faults {
  if (!error) return {};
  const { code, message } = failureOf(error);
  return code.startsWith("setup_code") ? { code: message } : {};
}
