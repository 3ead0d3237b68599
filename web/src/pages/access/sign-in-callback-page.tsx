import { useQuery } from "@tanstack/react-query";
import { Anchor, Skeleton } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import { AccessLayout } from "./access-layout.tsx";
import classes from "./access.module.css";
import { enter } from "./enter.ts";
import { ownPath } from "./own-path.ts";
import { takeReturnPath } from "./sign-in-ways.tsx";

/** Where a provider sends the browser back to. */
export function SignInCallbackPage() {
  const [{ state, ...answer }] = useState(() => answerIn(location.search));
  const { history } = useRouter();
  const { data, error } = useQuery({
    queryKey: ["provider-answer", state],
    queryFn: () => client.access.finishProvider({ state, ...answer }),
    meta: { topics: [] },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (!data) return;
    const target = ownPath(takeReturnPath(), location.origin);
    enter(data);
    history.replace(target);
  }, [data, history]);
  return (
    <AccessLayout title={error ? "You are not signed in" : "Signing you in"}>
      {error ? (
        <div className={classes["form"]}>
          <FailureNote error={error} />
          <Anchor component={Link} to="/sign-in">
            Back to signing in
          </Anchor>
        </div>
      ) : (
        <Skeleton height={80} />
      )}
    </AccessLayout>
  );
}

/** What a provider put into the address; the router would read a code of digits as a number. */
function answerIn(search: string) {
  const said = new URLSearchParams(search);
  const one = (name: "code" | "error" | "iss") => ({ [name]: said.get(name) ?? undefined });
  return { state: said.get("state") ?? "", ...one("code"), ...one("error"), ...one("iss") };
}
