import { Radio, TextInput } from "@mantine/core";

import classes from "./answers.module.css";
import type { AnswerDraft } from "./drafts.ts";
import { ProofFile } from "./proof-file.tsx";

interface ProofFieldProps {
  /** What proof the model asks for. */
  readonly asked: string;
  readonly draft: AnswerDraft;
  readonly faults: { readonly url: string | undefined; readonly file: string | undefined };
  readonly onChange: (changes: Partial<AnswerDraft>) => void;
}

/** A link, a file, or nothing: an answer without a proof counts for less. */
export function ProofField({ asked, draft: { kind, url, file }, faults, onChange }: ProofFieldProps) {
  return (
    <div className={classes["proof"]}>
      <Radio.Group
        label="Proof"
        description={`Asked for: ${asked}`}
        value={kind}
        onChange={(chosen) => onChange({ kind: chosen === "link" || chosen === "file" ? chosen : "none" })}
      >
        <div className={classes["radios"]}>
          <Radio value="link" label="On the web" />
          <Radio value="file" label="As a file" />
          <Radio value="none" label="No proof" />
        </div>
      </Radio.Group>
      {kind === "link" && (
        <TextInput
          type="url"
          inputMode="url"
          label="Link"
          placeholder="https://"
          maxLength={2000}
          value={url}
          error={faults.url}
          onChange={({ currentTarget: { value } }) => onChange({ url: value })}
        />
      )}
      {kind === "file" && <ProofFile file={file} fault={faults.file} onChange={(sent) => onChange({ file: sent })} />}
      {kind === "none" && <p className={classes["fine"]}>An answer without a proof makes nobody very sure.</p>}
    </div>
  );
}
