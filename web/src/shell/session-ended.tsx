import { Button, Modal, Skeleton } from "@mantine/core";
import { Suspense, lazy, useEffect, useState } from "react";

import { client } from "../api/client.ts";
import { onSessionEnded, queryClient } from "../api/queries.ts";
import { type SignedIn, sessionQuery, useSignedIn } from "./session.ts";
import classes from "./session-ended.module.css";

/** Seldom needed, so it is no part of what every page loads. */
const SignInForm = lazy(async () => ({ default: (await import("../pages/access/sign-in-form.tsx")).SignInForm }));

/**
 * Asks who sits here to sign in again when the session has ended. The page stays as it is below, with all that was
 * typed into it; afterwards everything shown is fetched anew.
 */
export function SessionEnded() {
  const { person } = useSignedIn();
  const [ended, setEnded] = useState(false);
  useEffect(() => onSessionEnded(() => void whenEnded(() => setEnded(true))), []);
  const goOn = (session: SignedIn) => {
    // What another account left on the page is none of this one's business.
    if (session.person.id !== person.id) {
      location.reload();
      return;
    }
    setEnded(false);
    queryClient.setQueryData(sessionQuery.queryKey, session);
    void queryClient.invalidateQueries();
  };
  useSignInElsewhere(ended, goOn);
  return (
    <Modal
      opened={ended}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      centered
      title="Your session has ended"
    >
      <div className={classes["inside"]}>
        <p className={classes["about"]}>Sign in again to go on. Nothing that you typed on this page is lost.</p>
        <Suspense fallback={<Skeleton height={190} />}>
          <SignInForm email={person.email} onSignedIn={goOn} />
        </Suspense>
        <Button variant="subtle" color="gray" onClick={() => location.assign("/sign-in")}>
          Leave this page instead
        </Button>
      </div>
    </Modal>
  );
}

/** A single refusal may have other reasons: only the server's own word about the session counts. */
async function whenEnded(act: () => void): Promise<void> {
  const said = await client.access.session().catch(() => undefined);
  if (said && said.state !== "signed_in") act();
}

/** Who signs in again in another tab need not do it twice. */
function useSignInElsewhere(ended: boolean, goOn: (session: SignedIn) => void): void {
  useEffect(() => {
    if (!ended) return;
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const said = await client.access.session().catch(() => undefined);
      if (said?.state === "signed_in") goOn(said);
    };
    const looked = () => void look();
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  });
}
