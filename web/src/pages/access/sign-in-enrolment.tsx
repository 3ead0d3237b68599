import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { client } from "../../api/client.ts";
import { FailureNote, Note } from "../../parts/note.tsx";
import type { SignedIn } from "../../shell/session.ts";
import classes from "./access.module.css";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { TotpOffer } from "./totp-offer.tsx";

/** For who must add an authenticator app before a session opens. */
export function SignInEnrolment({
  token,
  onSignedIn,
  onBack,
}: {
  readonly token: string;
  readonly onSignedIn: (session: SignedIn) => void;
  readonly onBack: () => void;
}) {
  const [made, setMade] = useState<{ session: SignedIn; recoveryCodes: string[] }>();
  const offer = useQuery({
    queryKey: ["enrolment", token],
    queryFn: () => client.access.beginEnrolment({ token }),
    meta: { topics: [] },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: (code: string) => client.access.finishEnrolment({ token, code }),
    onSuccess: setMade,
  });
  if (made) return <RecoveryCodes codes={made.recoveryCodes} onKept={() => onSignedIn(made.session)} />;
  return (
    <div className={classes["form"]}>
      <Note title="Your organisation asks for a second factor">
        Add an authenticator app once; afterwards its codes are asked for when you sign in.
      </Note>
      {offer.data ? (
        <TotpOffer
          offer={offer.data}
          error={confirm.error}
          pending={confirm.isPending}
          onCode={(code) => confirm.mutate(code)}
        />
      ) : offer.error ? (
        <FailureNote error={offer.error} />
      ) : (
        <Skeleton height={240} />
      )}
      <Button variant="subtle" color="gray" onClick={onBack}>
        Begin again
      </Button>
    </div>
  );
}
