import { Button, Checkbox, Group } from "@mantine/core";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useState } from "react";

import { Note } from "../../parts/note.tsx";
import classes from "./access.module.css";

/** Recovery codes just made, to be kept: they are not shown again. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState<"yes" | "no">();
  const text = codes.join("\n");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied("yes"),
      () => setCopied("no"),
    );
  return (
    <div className={classes["form"]}>
      <Note tone="warning" title="Keep these recovery codes: they are shown this once" told="status">
        Each signs you in once, in place of a code, when the app is lost. Keep them where the app is not.
      </Note>
      <ul className={classes["codes"]} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Group gap="xs">
        <Button variant="default" leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          {copied === "yes" ? "Copied" : "Copy"}
        </Button>
        <Button
          variant="default"
          component="a"
          download="firsthand-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Recovery codes for Firsthand\n\n${text}\n`)}`}
          leftSection={<IconDownload size={16} />}
        >
          Download
        </Button>
      </Group>
      {copied === "no" && <output>This browser lets no page copy here: mark the codes, and press Ctrl+C.</output>}
      <Checkbox label="I have kept them" checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Button size="md" disabled={!kept} onClick={onKept}>
        Go on
      </Button>
    </div>
  );
}
