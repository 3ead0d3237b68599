import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";

import { Go } from "../../parts/go.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { sessionQuery } from "../../shell/session.ts";
import { AccessLayout } from "./access-layout.tsx";
import { enter } from "./enter.ts";
import { ownPath } from "./own-path.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { SignInWays } from "./sign-in-ways.tsx";

/** Lets in who has an account, and takes them where they wanted to go. */
export function SignInPage() {
  const { to } = useSearch({ from: "/sign-in" });
  const { history } = useRouter();
  const { data, error, refetch } = useQuery(sessionQuery);
  const target = ownPath(to, location.origin);
  const inside = data?.state === "signed_in";
  useEffect(() => {
    if (inside) history.replace(target);
  }, [inside, history, target]);
  if (data?.state === "setup") return <Go to="/setup" />;
  return (
    <AccessLayout
      title="Sign in"
      about={
        target === "/"
          ? "With your account. Who has none is invited by an administrator."
          : "Then the page you asked for opens."
      }
    >
      {error && !data ? (
        <ErrorState error={error} retry={refetch} />
      ) : (
        <>
          <SignInForm onSignedIn={enter} />
          <SignInWays target={target} />
        </>
      )}
    </AccessLayout>
  );
}
