import { Button, FileButton } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import classes from "./taxonomy.module.css";

interface Fault {
  readonly line: number;
  readonly message: string;
}

/** The whole taxonomy as a file: taken out, and put back changed. */
export function TextCard({ version }: { readonly version: number }) {
  const mayManage = useMay("taxonomy.manage");
  const [saved, setSaved] = useState<string>();
  const save = useMutation({
    ...api.taxonomy.save.mutationOptions(),
    onSuccess: ({ version: now, labels }) =>
      setSaved(
        `Version ${now} is in force. ${labels === 0 ? "No label of anybody changed." : `${labels} labels went with nodes that are gone.`}`,
      ),
  });
  const download = useMutation({
    mutationFn: async () => {
      const { text } = await client.taxonomy.text();
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
      link.download = "taxonomy.yaml";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
  });
  const upload = async (file: File | null) => {
    if (!file) return;
    setSaved(undefined);
    save.mutate({ text: await file.text(), why: `from the file ${file.name}`.slice(0, 500), ifVersion: version });
  };
  return (
    <Card title="As a file" about="YAML with all nodes and examples">
      <div className={classes["buttons"]}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          Download
        </Button>
        {mayManage && (
          <FileButton accept=".yaml,.yml" onChange={(file) => void upload(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} />} loading={save.isPending}>
                Put a file in force
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <FailureNote error={save.error ?? download.error} />
      <Faults faults={faultsOf(save.error)} />
      {saved !== undefined && <output>{saved}</output>}
    </Card>
  );
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  if (faults.length < 2) return undefined;
  return (
    <ul>
      {faults.map(({ line, message }, at) => (
        <li key={at}>
          Line {line}: {message}
        </li>
      ))}
    </ul>
  );
}

/** Every mistake of a file that was refused. */
function faultsOf(error: unknown): Fault[] {
  if (error === null) return [];
  const { faults } = failureOf(error).details;
  return Array.isArray(faults) ? (faults as Fault[]) : [];
}
