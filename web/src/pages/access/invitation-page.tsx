import { Anchor, Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type SyntheticEvent, useState } from "react";

import { api, client } from "../../api/client.ts";
import { issuesOf } from "../../api/issues.ts";
import { failureOf } from "../../api/problem.ts";
import { dateText, fullText } from "../../format/dates.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import { AccessLayout } from "./access-layout.tsx";
import classes from "./access.module.css";
import { enter } from "./enter.ts";
import { NewPassword, passwordFault } from "./new-password.tsx";
import type { NextStep } from "./next-step.ts";
import { SignInStep } from "./sign-in-step.tsx";
import type { SignedIn } from "../../shell/session.ts";

/** Takes up an invitation: the account is made with a password of one's own. */
export function InvitationPage() {
  const { token } = useParams({ from: "/invitation/$token" });
  const { data, error, isPending } = useQuery({
    ...api.access.invitation.queryOptions({ input: { token } }),
    meta: { topics: [] },
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isPending) {
    return (
      <AccessLayout title="Your invitation">
        <Skeleton height={180} />
      </AccessLayout>
    );
  }
  if (!data) {
    const { message, advice } = failureOf(error);
    return (
      <AccessLayout title="This invitation does not open">
        <div className={classes["form"]}>
          <Note tone="warning" title={message}>
            {advice ?? "Ask who invited you for a new link."}
          </Note>
          <Anchor component={Link} to="/sign-in">
            I have an account already
          </Anchor>
        </div>
      </AccessLayout>
    );
  }
  return <AcceptForm token={token} invitation={data} />;
}

type Invitation = Awaited<ReturnType<typeof client.access.invitation>>;

function AcceptForm({ token, invitation }: { readonly token: string; readonly invitation: Invitation }) {
  const { name, email, roles, invitedBy, expiresAt } = invitation;
  const [password, setPassword] = useState("");
  const [fault, setFault] = useState<string>();
  const navigate = useNavigate();
  const [step, setStep] = useState<NextStep>();
  const goIn = async (session: SignedIn) => {
    enter(session);
    await navigate({ to: "/", replace: true });
  };
  const accept = useMutation({
    mutationFn: () => client.access.acceptInvitation({ token, password }),
    onSuccess: async (outcome) => {
      if (outcome.state === "signed_in") await goIn(outcome);
      else setStep(outcome);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = passwordFault(password);
    setFault(found);
    if (found === undefined) accept.mutate();
  };
  const told = issuesOf(accept.error)["password"];
  if (step) {
    return (
      <AccessLayout title={`Welcome, ${name}`} about="The invitation is taken up. One more step before you come in.">
        <SignInStep
          step={step}
          onSignedIn={(session) => void goIn(session)}
          onBack={() => void navigate({ to: "/sign-in", replace: true })}
        />
      </AccessLayout>
    );
  }
  return (
    <AccessLayout
      title={`Welcome, ${name}`}
      about={
        <>
          {invitedBy} invites you as {roles.join(", ")}. The invitation is open until{" "}
          <time dateTime={expiresAt} title={fullText(expiresAt)}>
            {dateText(expiresAt)}
          </time>
          .
        </>
      }
    >
      <form className={classes["form"]} onSubmit={submit} noValidate>
        <TextInput
          label="Mail address"
          description="Who has an account with it here already writes its password; the roles are added to it."
          value={email}
          readOnly
          autoComplete="username"
          variant="filled"
        />
        <NewPassword label="Choose a password" value={password} onChange={setPassword} error={fault ?? told} />
        {told === undefined && <FailureNote error={accept.error} />}
        <Button type="submit" size="md" loading={accept.isPending}>
          Take up the invitation
        </Button>
      </form>
    </AccessLayout>
  );
}
