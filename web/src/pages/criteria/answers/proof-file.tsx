import { PROOF_ENDINGS, PROOF_SIZE } from "@firsthand/transform/attestations/contract";
import { Button, Progress } from "@mantine/core";
import { IconFile, IconUpload } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

import { bytesText } from "../../../format/numbers.ts";
import { Note } from "../../../parts/note.tsx";
import classes from "./answers.module.css";
import { Failed } from "./failed.tsx";
import type { SentFile } from "./drafts.ts";
import { sendProof } from "./send-proof.ts";

interface ProofFileProps {
  readonly file: SentFile | undefined;
  readonly fault: string | undefined;
  readonly onChange: (file: SentFile | undefined) => void;
}

type Sending =
  | { readonly phase: "sending"; readonly file: File; readonly share: number; readonly stop: () => void }
  | { readonly phase: "failed"; readonly file: File; readonly error: unknown }
  | { readonly phase: "refused"; readonly title: string; readonly advice: string };

/** A file that proves something: it is sent as soon as it is chosen, and can be taken away again. */
export function ProofFile({ file, fault, onChange }: ProofFileProps) {
  const { sending, send, forget } = useSending(onChange);
  return (
    <div className={classes["file"]}>
      {file === undefined && sending?.phase !== "sending" && <Choose fault={fault} onChosen={send} />}
      {file !== undefined && (
        <p className={classes["chosen"]}>
          <IconFile size={16} stroke={1.6} aria-hidden />
          <span>
            {file.name} <span className={classes["fine"]}>{bytesText(file.bytes)}</span>
          </span>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange(undefined)}>
            Remove
          </Button>
        </p>
      )}
      {sending?.phase === "sending" && (
        <div className={classes["sending"]}>
          <p className={classes["chosen"]}>
            <IconFile size={16} stroke={1.6} aria-hidden />
            <span>
              {sending.file.name} <span className={classes["fine"]}>{bytesText(sending.file.size)}</span>
            </span>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={forget}>
              Stop
            </Button>
          </p>
          <Progress value={sending.share * 100} aria-label={`Sending ${sending.file.name}`} />
          {fault !== undefined && <p role="alert">Wait until the file has been sent.</p>}
        </div>
      )}
      {sending?.phase === "refused" && (
        <Note tone="negative" title={sending.title} told="alert">
          {sending.advice}
        </Note>
      )}
      {sending?.phase === "failed" && (
        <Failed
          error={sending.error}
          action={
            <Button variant="default" size="compact-sm" onClick={() => send(sending.file)}>
              Send {sending.file.name} again
            </Button>
          }
        />
      )}
    </div>
  );
}

function Choose({ fault, onChosen }: { readonly fault: string | undefined; readonly onChosen: (file: File) => void }) {
  return (
    <div className={classes["chooser"]}>
      <label className={classes["choose"]} data-fault={fault !== undefined || undefined}>
        <IconUpload size={16} stroke={1.6} aria-hidden />
        Choose a file
        <input
          type="file"
          accept={PROOF_ENDINGS.map((ending) => `.${ending}`).join()}
          className="hidden-visually"
          aria-describedby="proof-size"
          aria-invalid={fault !== undefined || undefined}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            // The same file may be chosen again.
            currentTarget.value = "";
            if (chosen) onChosen(chosen);
          }}
        />
      </label>
      <span className={classes["fine"]} id="proof-size">
        {fault === undefined
          ? "A PDF, picture, text, mail or document, up to 10 MB. Who may see this page can save it."
          : fault}
      </span>
    </div>
  );
}

function useSending(onSent: (file: SentFile) => void) {
  const [sending, setSending] = useState<Sending>();
  const running = useRef<() => void>(undefined);
  useEffect(() => () => running.current?.(), []);
  const send = (file: File) => {
    running.current?.();
    const refused = refusalOf(file);
    if (refused) {
      setSending({ phase: "refused", ...refused });
      return;
    }
    const abort = new AbortController();
    const stop = () => abort.abort();
    running.current = stop;
    setSending({ phase: "sending", file, share: 0, stop });
    const onProgress = (share: number) => setSending({ phase: "sending", file, share, stop });
    sendProof(file, { signal: abort.signal, onProgress }).then(
      (sent) => {
        setSending(undefined);
        onSent(sent);
      },
      (error: unknown) => setSending({ phase: "failed", file, error }),
    );
  };
  const forget = () => {
    running.current?.();
    setSending(undefined);
  };
  return { sending, send, forget };
}

/** What is known before anything is sent. */
function refusalOf({ name, size }: File): { readonly title: string; readonly advice: string } | undefined {
  if (size === 0) return { title: `${name} is empty.`, advice: "Choose another file." };
  if (size <= PROOF_SIZE) return undefined;
  return {
    title: "A file that proves something may have 10 MB.",
    advice: `${name} has ${bytesText(size)}. Make it smaller, or give a link to where it lies.`,
  };
}
