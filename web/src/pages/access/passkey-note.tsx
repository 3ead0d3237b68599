import { Note } from "../../parts/note.tsx";
import { passkeyFailure } from "./passkeys.ts";

/** What went wrong with a passkey that was just tried. Nothing when nothing did. */
export function PasskeyNote({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined) return undefined;
  const { message, advice } = passkeyFailure(error);
  return (
    <Note tone="negative" title={message} told="alert">
      {advice}
    </Note>
  );
}
