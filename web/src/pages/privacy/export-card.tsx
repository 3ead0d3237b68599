import type { PrivacyRequest } from "@firsthand/govern/privacy/contract";
import { Button, Loader } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { momentText, fullText } from "../../format/dates.ts";
import { bytesText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote, Note } from "../../parts/note.tsx";
import classes from "./privacy.module.css";

/** The file with everything of a customer: made by a job, there for seven days. */
export function ExportCard({ request }: { readonly request: PrivacyRequest }) {
  const { id, state, failure, export: file } = request;
  const cache = useQueryClient();
  const begin = useMutation({
    ...api.privacy.export.mutationOptions(),
    onSuccess: (now) => cache.setQueryData(api.privacy.request.queryKey({ input: { id } }), now),
  });
  const open = state === "open" || state === "working";
  return (
    <Card title="Everything of them, as a file">
      <div className={classes["stack"]}>
        <p className={classes["fine"]}>
          A zip file: <code>data.html</code> for people, <code>data.json</code> for programs, and mails as they came. It
          holds what they wrote and what was written to them, and nothing of other customers. Look at it before you hand
          it out, and send it only to who surely is them.
        </p>
        {state === "working" && (
          <Note title="It is being made" told="status">
            <span className={classes["buttons"]}>
              <Loader size="xs" aria-hidden /> This page shows it when it is there.
            </span>
          </Note>
        )}
        {failure !== null && (
          <Note tone="negative" title={failure.message} told="alert">
            {failure.advice}
          </Note>
        )}
        {file !== null && (
          <Note tone="positive" title={`The file is there, ${bytesText(file.bytes)}`}>
            It is removed by itself on <time title={fullText(file.until)}>{momentText(file.until)}</time>. Each download
            stands in the audit record.
          </Note>
        )}
        <FailureNote error={begin.error} />
        <div className={classes["buttons"]}>
          {file !== null && (
            <Button
              component="a"
              href={`/api/privacy/requests/${id}/file`}
              download
              leftSection={<IconDownload size={16} aria-hidden />}
            >
              Download
            </Button>
          )}
          {open && (
            <Button
              variant={file === null ? "filled" : "default"}
              loading={begin.isPending}
              disabled={state === "working" && failure === null}
              onClick={() => begin.mutate({ id })}
            >
              {file === null ? "Make the file" : "Make it again"}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
