import { Button, TextInput } from "@mantine/core";
import { type SyntheticEvent, useState } from "react";

import { CopyText } from "../../parts/copy-text.tsx";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./access.module.css";
import { QrCode } from "./qr-code.tsx";

/** The secret for an app as a QR code and as text, and the field for the first code. */
export function TotpOffer({
  offer,
  error,
  pending,
  onCode,
}: {
  readonly offer: { readonly secret: string; readonly uri: string };
  readonly error: unknown;
  readonly pending: boolean;
  readonly onCode: (code: string) => void;
}) {
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = /^[\d\s-]{6,}$/.test(code) ? undefined : "Write the six digits that the app shows.";
    setFault(found);
    if (found === undefined) onCode(code);
  };
  return (
    <form className={classes["form"]} onSubmit={submit} noValidate>
      <ol className={classes["steps"]}>
        <li>Scan this with an authenticator app, for example Aegis, 2FAS, Google or Microsoft Authenticator.</li>
        <li>Write the code that it shows then.</li>
      </ol>
      <QrCode text={offer.uri} label="QR code for the authenticator app" />
      <details className={classes["details"]}>
        <summary>I cannot scan it</summary>
        <p>Type this into the app instead, with the kind “time based”:</p>
        <CopyText text={grouped(offer.secret)} label="Secret for the app" />
      </details>
      <TextInput
        label="Code of the app"
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        value={code}
        error={fault}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <FailureNote error={error} />
      <Button type="submit" size="md" loading={pending}>
        Confirm
      </Button>
    </form>
  );
}

const grouped = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
