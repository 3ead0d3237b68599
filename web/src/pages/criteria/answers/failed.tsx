import type { ReactNode } from "react";

import { failureOf } from "../../../api/problem.ts";
import { FailureNote, Note } from "../../../parts/note.tsx";

/**
 * What went wrong with something that was sent. An ended session and a server that is away are told in words of their
 * own: nothing was sent, and nothing is tried again by itself.
 */
export function Failed({ error, action }: { readonly error: unknown; readonly action?: ReactNode }) {
  if (error === null || error === undefined) return undefined;
  const { status } = failureOf(error);
  if (status !== 401 && status !== 0) return <FailureNote error={error} action={action} />;
  return (
    <Note
      tone="warning"
      title={status === 0 ? "The server does not answer" : "The session had ended"}
      told="alert"
      action={action}
    >
      {status === 0 ? "Try again in a moment." : "Try again now that you are signed in."} What you typed is still here.
    </Note>
  );
}
