import type { Inspected } from "@firsthand/engage/imports/contract";
import { Button, Skeleton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAdjustments, IconPlayerPlay } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, client } from "../../../api/client.ts";
import { failureOf } from "../../../api/problem.ts";
import { Card } from "../../../parts/card.tsx";
import { FailureNote, Note } from "../../../parts/note.tsx";
import { Page } from "../../../parts/page.tsx";
import { MappingEditor } from "../mapping/mapping-editor.tsx";
import { changed } from "../mapping/mapping-text.ts";
import { DropZone } from "../upload/drop-zone.tsx";
import { forgetUpload } from "../upload/earlier.ts";
import { send } from "../upload/sending.ts";
import { useDraft } from "./draft.ts";
import { ProblemsNote } from "./problems-note.tsx";
import { proposalOf } from "./proposal.ts";
import { FileFacts } from "./file-facts.tsx";
import classes from "./inspection.module.css";
import { PreviewTable } from "./preview-table.tsx";

/** How long a mapping must rest before the file is looked at again. */
const restMs = 400;

/** An uploaded file as it will be understood, and the way to correct that. */
export function InspectionPage({ upload }: { readonly upload: string }) {
  const [draft, setDraft] = useDraft(upload);
  const [rested] = useDebouncedValue(draft, restMs);
  const [editing, setEditing] = useState<boolean>();
  const navigate = useNavigate();
  const inspection = useQuery({
    ...api.imports.uploads.inspect.queryOptions({
      input: { id: upload, ...(rested === undefined ? {} : { mapping: rested }) },
    }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { topics: [] },
  });
  const { data, error, isPlaceholderData } = inspection;
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  // What is being corrected stays on the page when one look at the file fails.
  const file = data ?? last;
  // What the columns mean is not known: the server's proposal is tried at once, so that there is something to look at.
  if (file?.layout === "unknown" && draft === undefined && rested === undefined && !isPlaceholderData) {
    setDraft(proposalOf(file));
  }
  const start = useMutation({
    mutationFn: () =>
      client.imports.runs.start({ uploadId: upload, ...(draft === undefined ? {} : { mapping: draft }) }),
    onSuccess: async ({ id }) => {
      forgetUpload(upload);
      setDraft(undefined);
      await navigate({ to: "/imports/$import", params: { import: id }, replace: true });
    },
  });
  const another = async (file_: File | undefined) => {
    forgetUpload(upload);
    void client.imports.uploads.remove({ id: upload }).catch(() => undefined);
    if (file_) void send(file_);
    await navigate({ to: "/imports/new" });
  };
  if (error && !file) return <Refused error={error} onFile={(chosen) => void another(chosen)} />;
  if (!file) return <Waiting />;
  const open = editing ?? (draft !== undefined || file.layout === "unknown" || file.problems.length > 0);
  const ready = file.problems.length === 0 && file.rows.some(({ status }) => status === "understood");
  return (
    <Page
      title={file.fileName}
      windowTitle={`Import ${file.fileName}`}
      about="This is how the file will be understood. Nothing is imported yet."
      actions={
        <>
          <Button variant="default" onClick={() => void another(undefined)}>
            Another file
          </Button>
          <Button
            variant="default"
            leftSection={<IconAdjustments size={16} />}
            aria-expanded={open}
            onClick={() => setEditing(!open)}
          >
            Correct the mapping
          </Button>
          <Button
            leftSection={<IconPlayerPlay size={16} />}
            disabled={!ready || isPlaceholderData || draft !== rested}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            Import it
          </Button>
        </>
      }
    >
      <div className={classes["grid"]} data-editing={open || undefined}>
        <div className={classes["main"]}>
          <FailureNote error={start.error} />
          {open && file.layout === "mapping" && file.problems.length === 0 && (
            <Note tone="warning" title="See whether the rows below say what the file says">
              The mapping beside them decides it. Dates, directions and scores are the things to look at.
            </Note>
          )}
          <FileFacts file={file} />
          <Preview
            file={file}
            error={error}
            busy={isPlaceholderData || draft !== rested}
            onDates={(form) => setDraft(changed(draft ?? file.mapping, ["date_format"], form))}
          />
        </div>
        {open && (
          <div className={classes["side"]}>
            <Card title="Mapping" about="What the parts of the file mean. The preview follows what you say here.">
              <MappingEditor
                text={draft ?? file.mapping}
                inspected={file}
                problems={file.problems}
                onChange={setDraft}
              />
              {draft !== undefined && (
                <Button variant="subtle" mt="md" onClick={() => setDraft(undefined)}>
                  Forget my changes
                </Button>
              )}
            </Card>
          </div>
        )}
      </div>
    </Page>
  );
}

function Preview({
  file,
  error,
  busy,
  onDates,
}: {
  readonly file: Inspected;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onDates: (form: string) => void;
}) {
  const rejected = file.rows.filter(({ status }) => status === "rejected").length;
  const about =
    file.rows.length === 0
      ? undefined
      : `The first ${file.rows.length} records${rejected === 0 ? ", all understood" : `, ${rejected} of them not understood; such records are kept in quarantine and can be tried again`}.${file.masked ? " Personal data are masked for you; they are read as they are." : ""}`;
  return (
    <Card title="As it will be understood" about={about} flush>
      <div className={busy ? classes["busy"] : ""} aria-busy={busy}>
        {error !== null && (
          <div className={classes["inset"]}>
            <FailureNote error={error} />
          </div>
        )}
        {file.rows.length > 0 ? (
          <PreviewTable rows={file.rows} />
        ) : (
          <div className={classes["inset"]}>
            <ProblemsNote problems={file.problems} onDates={onDates} />
          </div>
        )}
      </div>
    </Card>
  );
}

/** The file cannot be read at all: the server says why, and another one can be chosen right here. */
function Refused({ error, onFile }: { readonly error: unknown; readonly onFile: (file: File) => void }) {
  const gone = failureOf(error).status === 404;
  return (
    <Page title={gone ? "This file is no longer here" : "This file cannot be read"} width="narrow">
      <DropZone onFile={onFile} told={<FailureNote error={error} />} />
    </Page>
  );
}

function Waiting() {
  return (
    <Page title="Looking at the file" about="Only its beginning is read.">
      <div className={classes["main"]} aria-busy="true">
        <Skeleton height={130} />
        <Skeleton height={420} />
      </div>
    </Page>
  );
}
